using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Tests.Operations;

namespace ChainRule.Tests.Kernels.Convolutions;

public sealed class PictureLanesTests
{
    private static readonly Window2d Window = new(5, 1, 2, 1);

    // Of 70 pictures each has a lane, of one its places have them; 8 inputs are enough to leave columns of taps out.
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void A_picture_comes_out_with_the_same_bits_alone_and_among_others(DType type)
    {
        Tensor x = Some.Tensor([70, 8, 9, 7], type), w = Some.Tensor([8, 8, 5, 5], type, 2);
        foreach (var picture in (int[])[0, 37, 69])
        {
            var alone = new Tensor([1, 8, 9, 7], type);
            for (var i = 0; i < alone.Count; i++)
                alone.SetValue(i, x.Value(picture * alone.Count + i));
            Check(new Conv2d(Window, 1), picture, alone);
            Check(new Conv2dToInput(Window, 1, new(9, 7)), picture, alone);
        }

        void Check(Operation operation, int picture, Tensor alone)
        {
            var (one, all) = (Run(operation, alone, w), Run(operation, x, w));
            Assert.Equal(one.ToDoubles(), all.ToDoubles()[(picture * one.Count)..((picture + 1) * one.Count)]);
        }
    }

    private static Tensor Run(Operation operation, params Tensor[] inputs) => OperationCase.Run(CpuDevice.Default, operation, inputs)[0];
}
