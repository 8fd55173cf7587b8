using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests;

/// <summary>A statement tried on random cases, the same ones in every run.</summary>
internal static class Property
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithReplay(20250601, 7919, 0).WithQuietOnSuccess(true);

    public static void Holds<T>(Gen<T> cases, Action<T> statement, int count = 60) =>
        Prop.ForAll(cases.ToArbitrary(), statement).Check(Config.WithMaxTest(count));

    /// <summary>A whole number between two bounds, both included.</summary>
    public static Gen<int> Integer(int low, int high) => Gen.Choose(low, high);

    /// <summary>A seed for values.</summary>
    public static Gen<ulong> Seed { get; } = Gen.Choose(0, int.MaxValue).Select(i => (ulong)i);

    /// <summary>A shape of up to three dimensions, sizes 0 and 1 among them.</summary>
    public static Gen<int[]> Sizes { get; } =
        from rank in Gen.Choose(0, 3)
        from sizes in Gen.OneOf(Gen.Choose(0, 5), Gen.Choose(1, 1), Gen.Choose(1, 40)).ArrayOf(rank)
        select sizes;
}
