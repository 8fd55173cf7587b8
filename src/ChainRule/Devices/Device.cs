using System.Numerics;
using ChainRule.Kernels.Elements;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Devices;

/// <summary>Runs operations: the only interface between the tape and the kernels.</summary>
public abstract class Device
{
    /// <summary>Prepares an operation: the returned action computes <paramref name="output"/> each time it is called.</summary>
    /// <param name="operation">the operation</param>
    /// <param name="inputs">what it reads, in the operation's order</param>
    /// <param name="output">memory of the shape and type that the operation infers</param>
    public abstract Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output);

    /// <summary>
    /// Whether the device can bind several operations that compute element by element over one shape as one. A recorded program then uses the two
    /// other Bind methods; a device that cannot need not implement them.
    /// </summary>
    public virtual bool Fuses => false;

    /// <summary>Prepares operations that compute element by element: all of them run on one chunk of elements, then on the next.</summary>
    /// <param name="shape">the shape that all of them run over</param>
    /// <param name="steps">their kernels, in order</param>
    public virtual Action Bind<T>(Shape shape, IReadOnlyList<ElementStep<T>> steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new NotSupportedException();

    /// <summary>Prepares an operation and those that take over its output piece by piece.</summary>
    /// <param name="operation">the operation whose output they read</param>
    /// <param name="inputs">what it reads</param>
    /// <param name="output">what it writes, and the first of the others reads</param>
    /// <param name="steps">the kernels of the others, in order</param>
    public virtual Action Bind<T>(IPiecewise operation, IReadOnlyList<Tensor> inputs, Tensor output, IReadOnlyList<ElementStep<T>> steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new NotSupportedException();

    /// <summary>Computes <paramref name="output"/>, once.</summary>
    /// <inheritdoc cref="Bind(Operation, IReadOnlyList{Tensor}, Tensor)"/>
    public void Run(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output) => Bind(operation, inputs, output)();
}
