using ChainRule.Operations;

namespace ChainRule.Tests.Conventions;

public sealed class PublicFaceTests() : WrittenFace(typeof(Operation).Assembly);
