using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The largest value of every window of (batch, channels, h, w); of equals, the first.</summary>
/// <param name="kernelSize">the size of the window</param>
/// <param name="stride">steps between windows; the kernel size by default, so that they do not overlap</param>
/// <param name="padding">pixels around the picture, at most half the kernel</param>
public sealed class MaxPool2d(Size2d kernelSize, Size2d? stride = null, Size2d padding = default) : Pool2d(kernelSize, stride, padding)
{
    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => x.Tape.Append(new Operations.MaxPool2d(Window), x, x);
}
