using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Tests.Operations;

namespace ChainRule.Tests.Kernels.Poolings;

public sealed class MaxPoolingTests
{
    // One window of 2 × 2 pixels, by the way of all windows and by that of such windows side by side.
    private static readonly Window2d[] Ways = [new(2, 1, 0, 1), new(2, 2, 0, 1)];

    [Theory]
    [InlineData(1, 2, 3, 4, 3)]
    [InlineData(1, 3, 3, 2, 1)]
    [InlineData(2, 2, 2, 2, 0)]
    [InlineData(-0.0, 0, 0, -0.0, 0)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, 0)]
    [InlineData(1, double.NaN, double.PositiveInfinity, 2, 1)]
    [InlineData(double.NaN, 1, 2, double.NaN, 3)]
    [InlineData(double.NaN, 1, double.NaN, 2, 2)]
    public void The_first_of_the_largest_is_chosen_and_of_no_numbers_the_last(double a, double b, double c, double d, int chosen)
    {
        var x = Tensor.From([a, b, c, d], 1, 1, 2, 2);
        foreach (var (window, device) in Ways.SelectMany(window => (IEnumerable<(Window2d, Device)>)[(window, CpuDevice.Default), (window, new ReferenceDevice())]))
        {
            Assert.Equal([10.0 + chosen], Run(device, new MaxPool2d(window), x, Tensor.From([10.0, 11, 12, 13], 1, 1, 2, 2)).ToDoubles());
            Assert.Equal(Enumerable.Range(0, 4).Select(i => i == chosen ? 7.0 : 0), Run(device, new MaxPool2dToInput(window), x, Tensor.From([7.0], 1, 1, 1, 1)).ToDoubles());
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Both_ways_choose_alike_whatever_the_pixels(DType type)
    {
        double[] values = [double.NaN, -1, -0.0, 0, 1];
        Tensor x = new([625, 1, 2, 2], type), g = Some.Tensor([x.Shape[0], 1, 1, 1], type);
        int[] powers = [1, 5, 25, 125];
        for (var i = 0; i < x.Count; i++)
            x.SetValue(i, values[i / 4 / powers[i % 4] % 5]);

        Near.SameBits(Run(CpuDevice.Default, new MaxPool2d(Ways[0]), x, x), Run(CpuDevice.Default, new MaxPool2d(Ways[1]), x, x));
        Near.SameBits(Run(CpuDevice.Default, new MaxPool2dToInput(Ways[0]), x, g), Run(CpuDevice.Default, new MaxPool2dToInput(Ways[1]), x, g));
    }

    private static Tensor Run(Device device, Operation operation, params Tensor[] inputs) => OperationCase.Run(device, operation, inputs)[0];
}
