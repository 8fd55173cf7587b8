using ChainRule.Algebra;
using ChainRule.Devices;
using ChainRule.Kernels.Convolutions.Winograds;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Tests.Operations;

namespace ChainRule.Tests.Kernels.Convolutions.Winograds;

public sealed class WinogradTests
{
    private static readonly Window2d Window = new(3, 1, 1, 1);

    [Fact]
    public void Its_maps_are_a_correlation_and_the_gradient_to_its_taps()
    {
        double[] d = [3, -1, 4, 1, -5, 9], w = [2, 7, -1], e = [8, 2, -8, 1], y = new double[4], dW = new double[3];
        double[] pixels = new double[6], taps = new double[6], errors = new double[6];
        Map<Winograd<Lane<double>, double>.Pixels>(d, pixels);
        Map<Winograd<Lane<double>, double>.Taps>(w, taps);
        Map<Winograd<Lane<double>, double>.OutputErrors>(e, errors);
        Map<Winograd<Lane<double>, double>.Outputs>([.. pixels.Zip(taps, (a, b) => a * b)], y);
        Map<Winograd<Lane<double>, double>.TapGradients>([.. pixels.Zip(errors, (a, b) => a * b)], dW);
        Near.Equal([.. Enumerable.Range(0, 4).Select(i => w.Select((tap, j) => tap * d[i + j]).Sum())], y, floor: 1e-13, what: "y");
        Near.Equal([.. Enumerable.Range(0, 3).Select(j => e.Select((error, i) => error * d[i + j]).Sum())], dW, floor: 1e-13, what: "dW");

        static void Map<TMap>(double[] from, double[] to)
            where TMap : struct, IWinogradMap<double> => Winograd<Lane<double>, double>.Run<TMap>(new(ref from[0], 1, 0), new(ref to[0], 1, 0), 1);
    }

    // What was measured, and half of it again.
    [Theory]
    [InlineData(DType.Float32, 5.5e-6)]
    [InlineData(DType.Float64, 1.1e-14)]
    public void Rounding_stays_small(DType type, double bound)
    {
        foreach (var (operation, a, b) in Operations(batch: 2, channels: 64))
            Check(operation, a, b);

        void Check(Operation operation, Tensor a, Tensor b)
        {
            var exact = OperationCase.Run(new ReferenceDevice(), operation, As(a, DType.Float64), As(b, DType.Float64))[0].ToDoubles();
            var fast = Run(2, operation, As(a, type), As(b, type)).ToDoubles();
            Assert.InRange(exact.Zip(fast, (e, f) => Math.Abs(e - f)).Max() / exact.Max(Math.Abs), 0, bound);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        foreach (var (operation, a, b) in Operations(batch: 9, channels: 16))
        {
            foreach (var threads in (int[])[2, 5])
                Near.SameBits(Run(1, operation, a, b), Run(threads, operation, a, b));
        }
    }

    [Fact]
    public void A_picture_alone_has_the_bits_that_it_has_among_others()
    {
        var (operation, x, w) = Operations(batch: 5, channels: 16)[0];
        var together = Run(2, operation, x, w).Span<float>();
        for (var picture = 0; picture < 5; picture++)
        {
            var one = x.Span<float>().Slice(picture * x.Count / 5, x.Count / 5);
            var alone = Run(2, operation, Tensor.From<float>(one, [1, .. x.Shape.ToArray()[1..]]), w).Span<float>();
            Assert.True(together.Slice(picture * alone.Length, alone.Length).SequenceEqual(alone));
        }
    }

    [Fact]
    public void Low_wide_pictures_have_fewer_rows_of_tiles_than_the_sums_would_have_parts()
    {
        Tensor x = Some.Tensor([1, 16, 8, 512], DType.Float32), g = Some.Tensor([1, 16, 8, 512], DType.Float32, 3);
        var exact = OperationCase.Run(new ReferenceDevice(), new Conv2dToFilter(Window, 1), As(x, DType.Float64), As(g, DType.Float64))[0].ToDoubles();
        foreach (var threads in (int[])[1, 2])
            Near.Equal(exact, Run(threads, new Conv2dToFilter(Window, 1), x, g).ToDoubles(), floor: 1e-3 * exact.Max(Math.Abs), what: "dW");
    }

    private static (Operation Operation, Tensor A, Tensor B)[] Operations(int batch, int channels)
    {
        Tensor x = Some.Tensor([batch, channels, 18, 19], DType.Float32), w = Some.Tensor([20, channels, 3, 3], DType.Float32, 2), g = Some.Tensor([batch, 20, 18, 19], DType.Float32, 3);
        return [(new Conv2d(Window), x, w), (new Conv2dToInput(Window, 1, new(18, 19)), g, w), (new Conv2dToFilter(Window, 1), x, g)];
    }

    private static Tensor As(Tensor x, DType type)
    {
        var converted = new Tensor(x.Shape, type);
        for (var i = 0; i < x.Count; i++)
            converted.SetValue(i, x.Value(i));
        return converted;
    }

    private static Tensor Run(int threads, Operation operation, params Tensor[] inputs) => OperationCase.Run(new CpuDevice(threads), operation, inputs)[0];
}
