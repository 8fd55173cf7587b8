using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The mean of every window of (batch, channels, h, w); pixels beyond the border count as zeros, as in PyTorch.</summary>
/// <inheritdoc cref="Pool2d" path="/param"/>
public sealed class AvgPool2d(Size2d kernelSize, Size2d? stride = null, Size2d padding = default) : Pool2d(kernelSize, stride, padding)
{
    protected override Variable Compute(Variable x) => x.Tape.Append(new Operations.AvgPool2d(Window), x);
}
