using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Files;

/// <summary>What a file says of an input or output of its graph.</summary>
/// <param name="Name">its name</param>
/// <param name="Type">what its elements are</param>
/// <param name="Sizes">a number or a word for each dimension; null where their number is not known</param>
internal sealed record DeclaredValue(string Name, ElementType Type, IReadOnlyList<DeclaredSize>? Sizes)
{
    /// <exception cref="InputException">it is no tensor</exception>
    public static DeclaredValue Of(ValueInfoProto info, string file) => info.Type?.TensorType is { } tensor && Enum.IsDefined((ElementType)tensor.ElemType)
        ? new(info.Name, (ElementType)tensor.ElemType, tensor.Shape?.Dim.Select(DeclaredSize.Of).ToArray())
        : throw new InputException(file, $"input {info.Name}", "it is not a tensor of numbers, truth values or texts, and nothing else is supported");

    public bool Fits(Shape shape) => Fits([.. shape.Select(size => new DeclaredSize(size, ""))]);

    public bool Fits(IReadOnlyList<DeclaredSize> sizes) =>
        Sizes is null || (Sizes.Count == sizes.Count && Sizes.Zip(sizes).All(pair => pair.First.Number is not { } number || number == pair.Second.Number));

    public ValueInfoProto ToProto()
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(Sizes!.Select(size => size.Number is { } number ? new DimensionProto { DimValue = number } : new DimensionProto { DimParam = size.Word }));
        return new() { Name = Name, Type = new() { TensorType = new() { ElemType = (int)Type, Shape = shape } } };
    }

    /// <summary>Type and sizes: float32 (batch, 3).</summary>
    public override string ToString() => $"{Type.NumpyName()} {(Sizes is null ? "of any shape" : $"({string.Join(", ", Sizes)})")}";
}
