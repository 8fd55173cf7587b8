using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>A layer that reduces every window of a picture to one value, in each channel separately.</summary>
/// <param name="kernelSize">the size of the window</param>
/// <param name="stride">steps between windows; the kernel size by default, so that they do not overlap</param>
/// <param name="padding">pixels around the picture, at most half the kernel</param>
public abstract class Pool2d(Size2d kernelSize, Size2d? stride, Size2d padding) : UnaryLayer
{
    /// <summary>The size of the window.</summary>
    public Size2d KernelSize => Window.Kernel;

    /// <summary>Steps between windows.</summary>
    public Size2d Stride => Window.Stride;

    /// <summary>Pixels around the picture.</summary>
    public Size2d Padding => Window.Padding;

    /// <summary>How the windows slide.</summary>
    private protected Window2d Window { get; } = new(kernelSize, stride ?? kernelSize, padding, 1);

    public override Shape OutputShape(Shape input)
    {
        if (input.Rank != 3)
            throw Refuse(input, "pictures of shape [channels, height, width]");
        var places = Named(() => Window.PooledPlaces(new(input[1], input[2])));
        return [input[0], places.Height, places.Width];
    }

    public override string ToString() =>
        $"{GetType().Name}({KernelSize}{(Stride == KernelSize ? "" : $", stride {Stride}")}{(Padding == 0 ? "" : $", padding {Padding}")})";
}
