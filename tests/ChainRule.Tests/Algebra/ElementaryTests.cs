using System.Runtime.Intrinsics;
using ChainRule.Algebra;
using ChainRule.Bench;

namespace ChainRule.Tests.Algebra;

public sealed class ElementaryOneByOneTests() : ElementaryTests<Lane<float>, Lane<double>>(available: true);

public sealed class Elementary128Tests()
    : ElementaryTests<Lanes128<float>, Lanes128<double>>(Vector128.IsHardwareAccelerated);

public sealed class Elementary256Tests()
    : ElementaryTests<Lanes256<float>, Lanes256<double>>(Vector256.IsHardwareAccelerated);

public sealed class Elementary512Tests()
    : ElementaryTests<Lanes512<float>, Lanes512<double>>(Vector512.IsHardwareAccelerated);

/// <summary>The accuracy of the elementary functions at one width, and that every width gives the same bits.</summary>
public abstract class ElementaryTests<TFloats, TDoubles>(bool available)
    where TFloats : struct, ILanes<TFloats, float>
    where TDoubles : struct, ILanes<TDoubles, double>
{
    // A large odd stride meets both signs, every exponent and ever other last bits.
    private const uint Stride = 98_317;
    private static readonly float[] SampleOfFloats = MakeSample();

    [Fact]
    public void Exp_is_within_two_units_of_the_last_place() => Check<ExpFunction>(2);

    [Fact]
    public void Expm1_is_within_two_units_of_the_last_place() => Check<Expm1Function>(2);

    [Fact]
    public void Log_is_within_two_units_of_the_last_place() => Check<LogFunction>(2);

    [Fact]
    public void Tanh_is_within_four_units_of_the_last_place() => Check<TanhFunction>(4);

    [Fact]
    public void Erf_is_within_four_units_of_the_last_place() => Check<ErfFunction>(4);

    private void Check<TFunction>(double limit)
        where TFunction : IElementary
    {
        Assert.SkipUnless(available, "This processor has no registers of this width.");
        CheckFloats<TFunction>(limit);
        CheckDoubles<TFunction>(limit);
    }

    private static void CheckFloats<TFunction>(double limit)
        where TFunction : IElementary
    {
        var x = SampleOfFloats;
        var computed = new float[x.Length];
        var oneByOne = new float[x.Length];
        var truth = new double[x.Length];
        Map.Run<TFunction, TFloats, float>(x, computed);
        Map.Run<TFunction, Lane<float>, float>(x, oneByOne);
        TFunction.Reference([.. x.Select(value => (double)value)], truth);

        for (var i = 0; i < x.Length; i++)
        {
            var error = UlpError.Of(computed[i], truth[i]);
            Assert.True(error <= limit, FormattableString.Invariant($"{TFunction.Name}({x[i]:R}) is {computed[i]:R} instead of {truth[i]:R}, {error:F2} ULP off"));
            AssertSameBits(oneByOne[i], computed[i]);
        }
    }

    private static void CheckDoubles<TFunction>(double limit)
        where TFunction : IElementary
    {
        foreach (var (x, head, missing) in ElementaryFixture.Read(TFunction.Name))
        {
            var computed = One<TFunction, TDoubles>(x);
            var error = double.IsInfinity(head)
                ? computed == head ? 0 : double.PositiveInfinity
                : Math.Abs((computed - head) / (Math.BitIncrement(Math.Abs(head)) - Math.Abs(head)) - missing);
            Assert.True(error <= limit, FormattableString.Invariant($"{TFunction.Name}({x:R}) is {computed:R} instead of {head:R}, {error:F2} ULP off"));
            AssertSameBits(One<TFunction, Lane<double>>(x), computed);
        }
    }

    private static double One<TFunction, TLanes>(double x)
        where TFunction : IElementary
        where TLanes : struct, ILanes<TLanes, double>
    {
        var y = new double[TLanes.Count];
        TLanes.Store(TFunction.Of(TLanes.Broadcast(x)), ref y[0], 0);
        return y[^1];
    }

    // One NaN is as good as another.
    private static void AssertSameBits(double expected, double actual) =>
        Assert.True(
            (double.IsNaN(expected) && double.IsNaN(actual))
            || BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual));

    private static float[] MakeSample()
    {
        const int Largest = 16;
        var count = (int)(uint.MaxValue / Stride / Largest * Largest);
        return [.. Enumerable.Range(0, count).Select(i => BitConverter.UInt32BitsToSingle((uint)i * Stride))];
    }
}
