namespace ChainRule.Tensors;

/// <summary>What is known of a tensor before it has values: shape and element type.</summary>
public readonly record struct TensorType(Shape Shape, DType Type)
{
    /// <summary>Bytes of the elements.</summary>
    public int Size => Shape.Count * Type.Size();

    /// <summary>Zeros for so many samples, of each of which this is the type: (rows, …).</summary>
    internal Tensor NewBatch(int rows) => new(Shape.Prepend(rows), Type);

    /// <summary>float32[64, 128]</summary>
    public override string ToString() => $"{Type.ToString().ToLowerInvariant()}{Shape}";
}
