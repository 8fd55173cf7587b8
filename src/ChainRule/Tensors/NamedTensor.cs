namespace ChainRule.Tensors;

/// <summary>A tensor with the name under which it is listed, saved and found again.</summary>
/// <param name="Name">where it belongs: <c>0.weight</c>, <c>optimizer.steps</c></param>
/// <param name="Tensor">the tensor itself, not a copy</param>
public readonly record struct NamedTensor(string Name, Tensor Tensor)
{
    /// <summary>The same tensor as part of <paramref name="owner"/>: <c>owner.name</c>.</summary>
    public NamedTensor In(string owner) => this with { Name = $"{owner}.{Name}" };

    /// <summary>Name, type and shape.</summary>
    public override string ToString() => $"{Name} {Tensor.Type} {Tensor.Shape}";
}
