using ChainRule.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests;

/// <summary>A statement tried on random cases, the same ones in every run.</summary>
internal static class Property
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithReplay(20250601, 7919, 0).WithQuietOnSuccess(true);

    public static void Holds<T>(Gen<T> cases, Action<T> statement, int count = 60) =>
        Prop.ForAll(cases.ToArbitrary(), statement).Check(Config.WithMaxTest(count));

    /// <summary>A shape of up to three dimensions, sizes 0 and 1 among them.</summary>
    public static Gen<Shape> Shape { get; } =
        from rank in Gen.Choose(0, 2)
        from sizes in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Constant(1)), (6, Gen.Choose(1, 9))).ArrayOf(rank)
        from last in Gen.Frequency((2, Gen.Constant(-1)), (1, Gen.Constant(0)), (2, Gen.Constant(1)), (8, Gen.Choose(1, 70)))
        select last < 0 ? new Shape(sizes) : new Shape([.. sizes, last]);
}
