namespace ChainRule.Tensors;

/// <summary>What is known of a tensor before it has values.</summary>
/// <param name="Shape">the sizes of the dimensions</param>
/// <param name="Type">what the elements are</param>
public readonly record struct TensorType(Shape Shape, DType Type)
{
    /// <summary>Bytes of the elements.</summary>
    public int Size => Shape.Count * Type.Size();

    /// <summary>float32[64, 128]</summary>
    public override string ToString() => $"{Type.ToString().ToLowerInvariant()}{Shape}";
}
