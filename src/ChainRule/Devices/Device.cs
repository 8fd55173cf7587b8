using System.Numerics;
using ChainRule.Kernels.Elements;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Devices;

/// <summary>What runs operations: the one seam between the tape and the kernels.</summary>
public abstract class Device
{
    /// <summary>Makes an operation ready to compute <paramref name="output"/>: what is returned does so, as often as it is called.</summary>
    /// <param name="operation">what to do</param>
    /// <param name="inputs">what it reads, in the operation's order</param>
    /// <param name="output">memory of the shape and type that the operation infers</param>
    public abstract Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output);

    /// <summary>
    /// Whether operations that compute element by element over one shape can be bound together; a recorded program then does so by the two other ways
    /// to bind. A device that says no need not have them.
    /// </summary>
    public virtual bool Fuses => false;

    /// <summary>Makes operations ready that compute element by element, each on a chunk of elements before the next chunk.</summary>
    /// <param name="shape">what all of them go over</param>
    /// <param name="steps">their kernels, in order</param>
    public virtual Action Bind<T>(Shape shape, IReadOnlyList<ElementStep<T>> steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new NotSupportedException();

    /// <summary>Makes operations ready that take over what another writes, piece by piece.</summary>
    /// <param name="operation">what writes</param>
    /// <param name="inputs">what it reads</param>
    /// <param name="output">what it writes, and the first of the others reads</param>
    /// <param name="steps">the kernels of the others, in order</param>
    public virtual Action Bind<T>(IPiecewise operation, IReadOnlyList<Tensor> inputs, Tensor output, IReadOnlyList<ElementStep<T>> steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new NotSupportedException();

    /// <summary>Computes <paramref name="output"/>, once.</summary>
    /// <inheritdoc cref="Bind(Operation, IReadOnlyList{Tensor}, Tensor)"/>
    public void Run(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output) => Bind(operation, inputs, output)();
}
