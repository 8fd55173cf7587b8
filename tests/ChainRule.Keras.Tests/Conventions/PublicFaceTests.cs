using ChainRule.Tests;

namespace ChainRule.Keras.Tests.Conventions;

public sealed class PublicFaceTests() : WrittenFace(typeof(KerasModel).Assembly);
