using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Keras.Weights;

/// <summary>How a parameter lies in Keras, whose pictures have their channels last.</summary>
/// <param name="Sizes">its sizes there</param>
/// <param name="Split">the same, with what was flattened from a picture divided again</param>
/// <param name="Order">which of these come first, second, … here</param>
internal sealed record ParameterLayout(int[] Sizes, int[] Split, int[] Order)
{
    public static ParameterLayout Of(WeightSite site, Parameter parameter) => (site.Layer, parameter.Name) switch
    {
        (Linear linear, "weight") when site.Picture is { } picture =>
            new([linear.InFeatures, linear.OutFeatures], [picture[1], picture[2], picture[0], linear.OutFeatures], [3, 2, 0, 1]),
        (Linear linear, "weight") => Plain([linear.InFeatures, linear.OutFeatures], [1, 0]),
        (Conv2d convolution, "weight") when site.Class == KerasClasses.Depthwise =>
            Plain([convolution.KernelSize.Height, convolution.KernelSize.Width, convolution.InChannels, convolution.OutChannels / convolution.InChannels], [2, 3, 0, 1]),
        (Conv2d convolution, "weight") =>
            Plain([convolution.KernelSize.Height, convolution.KernelSize.Width, convolution.InChannels / convolution.Groups, convolution.OutChannels], [3, 2, 0, 1]),
        (Normalization, _) when site.Picture is { } picture => new([parameter.Shape.Count], [picture[1], picture[2], picture[0]], [2, 0, 1]),
        _ => Plain([.. parameter.Shape], [0]),
    };

    /// <summary>The numbers, which come in the order of Keras, in the order of this project.</summary>
    public Tensor Turned(IEnumerable<float[]> parts, Shape shape)
    {
        var (tensor, strides, index, to) = (new Tensor(shape), Strides(), new int[Split.Length], 0);
        foreach (var part in parts)
        {
            var turned = tensor.Span<float>();
            foreach (var number in part)
            {
                turned[to] = number;

                // The next place in Keras' order, and where it is here.
                for (var dimension = index.Length - 1; dimension >= 0; dimension--)
                {
                    to += strides[dimension];
                    if (++index[dimension] < Split[dimension])
                        break;
                    to -= strides[dimension] * Split[dimension];
                    index[dimension] = 0;
                }
            }
        }

        return tensor;
    }

    private static ParameterLayout Plain(int[] sizes, int[] order) => new(sizes, sizes, order);

    // How far apart numbers are here whose place in one of Keras' dimensions differs by 1.
    private int[] Strides()
    {
        var (strides, stride) = (new int[Split.Length], 1);
        foreach (var dimension in Order.Reverse())
        {
            strides[dimension] = stride;
            stride *= Split[dimension];
        }

        return strides;
    }
}
