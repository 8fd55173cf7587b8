namespace ChainRule.Tensors;

/// <summary>A tensor under the name by which it is listed, saved and found again.</summary>
/// <param name="Name">where it belongs: <c>0.weight</c>, <c>optimizer.steps</c></param>
/// <param name="Tensor">the tensor itself, not a copy</param>
public readonly record struct NamedTensor(string Name, Tensor Tensor)
{
    /// <summary>The same tensor as a part of what is called <paramref name="owner"/>.</summary>
    public NamedTensor In(string owner) => this with { Name = $"{owner}.{Name}" };

    /// <summary>Name, type and shape.</summary>
    public override string ToString() => $"{Name} {Tensor.Type} {Tensor.Shape}";
}
