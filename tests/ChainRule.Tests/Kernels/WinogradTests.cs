using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Tests.Operations;

namespace ChainRule.Tests.Kernels;

public sealed class WinogradTests
{
    [Theory]
    [InlineData(DType.Float32, 3e-6)]
    [InlineData(DType.Float64, 6e-15)]
    public void Sums_are_as_near_as_the_remarks_say(DType type, double bound)
    {
        var window = new Window2d(3, 1, 1, 1);
        Tensor x = Some.Tensor([1, 64, 16, 16], DType.Float32), w = Some.Tensor([16, 64, 3, 3], DType.Float32, 2);
        var fast = OperationCase.Run(CpuDevice.Default, new Conv2d(window), As(x, type), As(w, type))[0];
        var naive = OperationCase.Run(new ReferenceDevice(), new Conv2d(window), As(x, DType.Float64), As(w, DType.Float64))[0];
        var largest = naive.ToDoubles().Max(Math.Abs);
        Assert.InRange(naive.ToDoubles().Zip(fast.ToDoubles(), (a, b) => Math.Abs(a - b)).Max() / largest, 0, bound);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var window = new Window2d(3, 1, 1, 1);
        Tensor x = Some.Tensor([3, 8, 11, 21], DType.Float32), w = Some.Tensor([9, 8, 3, 3], DType.Float32, 2), g = Some.Tensor([3, 9, 11, 21], DType.Float32, 3);
        foreach (var threads in (int[])[2, 5])
        {
            Near.SameBits(Run(1, new Conv2d(window), x, w), Run(threads, new Conv2d(window), x, w));
            Near.SameBits(Run(1, new Conv2dToInput(window, 1, new(11, 21)), g, w), Run(threads, new Conv2dToInput(window, 1, new(11, 21)), g, w));
            Near.SameBits(Run(1, new Conv2dToFilter(window, 1), x, g), Run(threads, new Conv2dToFilter(window, 1), x, g));
        }
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
