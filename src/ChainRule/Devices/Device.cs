using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Devices;

/// <summary>What runs operations: the one seam between the tape and the kernels.</summary>
public abstract class Device
{
    /// <summary>Computes <paramref name="output"/>.</summary>
    /// <param name="operation">what to do</param>
    /// <param name="inputs">what it reads, in the operation's order</param>
    /// <param name="output">memory of the shape and type that the operation infers</param>
    public abstract void Run(Operation operation, ReadOnlySpan<Tensor> inputs, Tensor output);
}
