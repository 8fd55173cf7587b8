using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>A kernel of an elementwise loop, with what it reads and writes.</summary>
/// <param name="Kernel">what is computed for each chunk</param>
/// <param name="Inputs">what it reads, three at most</param>
/// <param name="Output">what it writes; smaller than the loop's shape if it is summed</param>
public readonly record struct ElementStep<T>(ElementKernel<T> Kernel, IReadOnlyList<ElementValue> Inputs, ElementValue Output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>A value of an elementwise loop. The step that writes it and those that read it hold the same object.</summary>
public sealed class ElementValue(Shape shape, Tensor? memory)
{
    /// <summary>Its shape, which can be stretched to the loop's.</summary>
    public Shape Shape => shape;

    /// <summary>Where it lies; null if it lasts no longer than a chunk.</summary>
    public Tensor? Memory => memory;
}
