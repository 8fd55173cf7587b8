using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Graphs;

/// <summary>The tensors that a graph's nodes computed from known values, and their part of its budget. Several names may stand for one.</summary>
internal sealed class HeldTensors(MemoryBudget? budget)
{
    private readonly Dictionary<Tensor, int> _names = new(ReferenceEqualityComparer.Instance);

    public void Hold(Tensor tensor)
    {
        if (!_names.TryAdd(tensor, 1))
            _names[tensor]++;
        else
            budget?.Take(tensor.TensorType);
    }

    /// <summary>One name less stands for a tensor; one that no node computed is not counted.</summary>
    public void LetGo(Tensor tensor)
    {
        if (!_names.TryGetValue(tensor, out var names))
            return;
        _names[tensor] = names - 1;
        if (names == 1 && _names.Remove(tensor))
            budget?.GiveBack(tensor.TensorType);
    }
}
