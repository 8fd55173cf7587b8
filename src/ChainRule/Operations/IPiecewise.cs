using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation that writes its output piece by piece, and can hand each over to what computes with it element by element.</summary>
internal interface IPiecewise
{
    /// <summary>The fast path, bound to the tensors that it reads and writes, and to what takes over every element once.</summary>
    Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, IEpilogue epilogue, Workers workers);
}
