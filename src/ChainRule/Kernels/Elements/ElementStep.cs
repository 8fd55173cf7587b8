using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>A kernel of an elementwise loop, with what it reads and writes.</summary>
internal readonly record struct ElementStep<T>(ElementKernel<T> Kernel, ElementValue[] Inputs, ElementValue Output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>A value of an elementwise loop.</summary>
/// <param name="shape">its shape</param>
/// <param name="memory">where it lies; nowhere, when it lasts no longer than the chunk that is worked on</param>
internal sealed class ElementValue(Shape shape, Tensor? memory)
{
    public Shape Shape => shape;

    public Tensor? Memory => memory;
}
