using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Kernels;

namespace ChainRule.Tests.Algebra;

/// <summary>What lanes do beside the algebra, on every width that this processor has.</summary>
public sealed class LanesTests
{
    [Fact]
    public void Across()
    {
        OnEveryWidth(new Sums<float>(), new Sums<double>());
        OnEveryWidth(new Largests<float>(), new Largests<double>());
    }

    [Fact]
    public void Rearranging() => OnEveryWidth(new Rearrangements<float>(), new Rearrangements<double>());

    [Fact]
    public void The_larger_of_two_is_NaN_when_one_is() => OnEveryWidth(new Larger<float>(), new Larger<double>());

    [Fact]
    public void Choosing() => OnEveryWidth(new Choices<float>(), new Choices<double>());

    private static void OnEveryWidth(ICheck<float> singles, ICheck<double> doubles)
    {
        foreach (var width in Simd.Available)
        {
            On(width, singles);
            On(width, doubles);
        }
    }

    private static void On<T>(int width, ICheck<T> check)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (width)
        {
            case 512: check.Run<Lanes512<T>>(); break;
            case 256: check.Run<Lanes256<T>>(); break;
            case 128: check.Run<Lanes128<T>>(); break;
            default: check.Run<Lane<T>>(); break;
        }
    }

    private static TLanes Load<TLanes, T>(params T[] values)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLanes.Load(in values[0], 0);

    private static T[] Numbers<TLanes, T>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var numbers = new T[TLanes.Count];
        TLanes.Store(lanes, ref numbers[0], 0);
        return numbers;
    }

    // first, first + step, …
    private static T[] Range<T>(int first, int count, int step = 1)
        where T : INumber<T> => [.. Enumerable.Range(0, count).Select(i => T.CreateChecked(first + i * step))];

    private interface ICheck<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>;
    }

    private sealed class Sums<T> : ICheck<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> =>
            Assert.Equal(T.CreateChecked(TLanes.Count * (TLanes.Count + 1) / 2), TLanes.Sum(Load<TLanes, T>(Range<T>(1, TLanes.Count))));
    }

    private sealed class Largests<T> : ICheck<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            for (var place = 0; place < TLanes.Count; place++)
            {
                var values = Range<T>(-20, TLanes.Count);
                values[place] = T.One;
                Assert.Equal(T.One, TLanes.Largest(Load<TLanes, T>(values)));
                values[place] = T.NaN;
                Assert.True(T.IsNaN(TLanes.Largest(Load<TLanes, T>(values))));
            }
        }
    }

    private sealed class Larger<T> : ICheck<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            T[] numbers = [T.NegativeInfinity, T.NegativeOne, T.Zero, T.One, T.PositiveInfinity, T.NaN];
            foreach (var (a, b) in numbers.SelectMany(a => numbers.Select(b => (a, b))))
                Assert.Equal(T.Max(a, b), Assert.Single(Numbers<TLanes, T>(TLanes.Max(TLanes.Broadcast(a), TLanes.Broadcast(b))).Distinct()));
        }
    }

    private sealed class Rearrangements<T> : ICheck<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            var (a, b) = (Range<T>(0, TLanes.Count), Range<T>(TLanes.Count, TLanes.Count));
            var (even, odd) = TLanes.Separate(Load<TLanes, T>(a), Load<TLanes, T>(b));
            Assert.Equal(Range<T>(0, TLanes.Count, 2), Numbers<TLanes, T>(even));
            Assert.Equal(Range<T>(1, TLanes.Count, 2), Numbers<TLanes, T>(odd));
            var (first, second) = TLanes.Interleave(even, odd);
            Assert.Equal(a, Numbers<TLanes, T>(first));
            Assert.Equal(b, Numbers<TLanes, T>(second));
        }
    }

    private sealed class Choices<T> : ICheck<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            Assert.True(Chooses(T.One, T.Zero));
            Assert.True(Chooses(T.NaN, T.Zero));
            Assert.False(Chooses(T.Zero, T.Zero));
            Assert.False(Chooses(T.NegativeOne, T.Zero));

            static bool Chooses(T x, T other)
            {
                var (a, b) = (TLanes.Broadcast(T.One), TLanes.Broadcast(T.Zero));
                return Assert.Single(Numbers<TLanes, T>(TLanes.IfLarger(TLanes.Broadcast(x), TLanes.Broadcast(other), a, b)).Distinct()) == T.One;
            }
        }
    }
}
