using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>A kernel of an elementwise loop, with what it reads and writes.</summary>
/// <param name="Kernel">what is computed of each chunk</param>
/// <param name="Inputs">what it reads, three at most</param>
/// <param name="Output">what it writes; smaller than the loop's shape where it is summed</param>
public readonly record struct ElementStep<T>(ElementKernel<T> Kernel, IReadOnlyList<ElementValue> Inputs, ElementValue Output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>A value of an elementwise loop. The step that writes it and those that read it hold the same object.</summary>
/// <param name="shape">its shape</param>
/// <param name="memory">where it lies; nowhere, when it lasts no longer than the chunk that is worked on</param>
public sealed class ElementValue(Shape shape, Tensor? memory)
{
    /// <summary>Its shape, which stretches to the loop's.</summary>
    public Shape Shape => shape;

    /// <summary>Where it lies; null when it lasts no longer than the chunk that is worked on.</summary>
    public Tensor? Memory => memory;
}
