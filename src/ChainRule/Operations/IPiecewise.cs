using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation that writes its output piece by piece, and can hand each piece over to elementwise steps.</summary>
public interface IPiecewise
{
    /// <summary>The fast path, bound to the tensors it reads and writes, and to what takes over every element once, as soon as it is written.</summary>
    /// <inheritdoc cref="Operation.Bind"/>
    /// <param name="inputs">what it reads, in order</param>
    /// <param name="output">what it writes</param>
    /// <param name="epilogue">what takes over, on the thread that wrote</param>
    /// <param name="workers">the threads</param>
    Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, IEpilogue epilogue, Workers workers);
}
