using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The largest value of every window of (batch, channels, h, w); among equal values, the first.</summary>
/// <inheritdoc cref="Pool2d" path="/param"/>
public sealed class MaxPool2d(Size2d kernelSize, Size2d? stride = null, Size2d padding = default) : Pool2d(kernelSize, stride, padding)
{
    protected override Variable Compute(Variable x) => x.Tape.Append(new Operations.MaxPool2d(Window), x, x);
}
