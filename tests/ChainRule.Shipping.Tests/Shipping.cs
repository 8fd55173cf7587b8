using ChainRule.Shipping.Tests;

[assembly: AssemblyFixture(typeof(Packages))]
[assembly: AssemblyFixture(typeof(NativeBinary))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
