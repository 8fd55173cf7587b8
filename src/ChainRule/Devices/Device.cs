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

    /// <summary>Whether operations that compute element by element over one shape can be bound together.</summary>
    internal virtual bool Fuses => false;

    /// <summary>Makes such operations ready.</summary>
    internal virtual Action Bind<T>(Shape shape, IReadOnlyList<ElementStep<T>> steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new NotSupportedException();

    /// <summary>Makes such operations ready to take over what another writes, piece by piece.</summary>
    internal virtual Action Bind<T>(IPiecewise operation, IReadOnlyList<Tensor> inputs, Tensor output, IReadOnlyList<ElementStep<T>> steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new NotSupportedException();

    /// <summary>Computes <paramref name="output"/>, once.</summary>
    /// <inheritdoc cref="Bind(Operation, IReadOnlyList{Tensor}, Tensor)"/>
    public void Run(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output) => Bind(operation, inputs, output)();
}
