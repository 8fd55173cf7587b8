using ChainRule.Tests;

namespace ChainRule.Onnx.Tests.Conventions;

public sealed class PublicFaceTests() : WrittenFace(typeof(OnnxModel).Assembly);
