using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using static ChainRule.Onnx.Messages.AttributeProto.Types;

namespace ChainRule.Onnx.Operators;

/// <summary>A node's attributes, each read as what it must be.</summary>
internal sealed class Attributes(string file, NodeProto node)
{
    public bool Has(string name) => Find(name) is not null;

    public long Int(string name, long absent) => Find(name, AttributeType.Int)?.I ?? absent;

    public int Int32(string name, int absent) =>
        Int(name, absent) is >= int.MinValue and <= int.MaxValue and var value
            ? (int)value
            : throw NodeFault.Of(file, node, $"attribute {name} is {Int(name, absent)}, which is out of range");

    public bool Flag(string name, bool absent = false) => Int(name, absent ? 1 : 0) != 0;

    /// <summary>The number that is meant: 0.1, where the file has the 32-bit number nearest to it.</summary>
    public double Float(string name, double absent) => Find(name, AttributeType.Float) is { F: var number } ? ShortDecimal.Of(number) : absent;

    public string Text(string name, string absent) => Find(name, AttributeType.String)?.S.ToStringUtf8() ?? absent;

    public long[]? Ints(string name) => Find(name, AttributeType.Ints) is { } found ? [.. found.Ints] : null;

    public float[]? Floats(string name) => Find(name, AttributeType.Floats) is { } found ? [.. found.Floats] : null;

    public string[]? Texts(string name) => Find(name, AttributeType.Strings) is { } found ? [.. found.Strings.Select(text => text.ToStringUtf8())] : null;

    public TensorProto? Tensor(string name) => Find(name, AttributeType.Tensor)?.T;

    private AttributeProto? Find(string name) => node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    private AttributeProto? Find(string name, AttributeType type) =>
        Find(name) is not { } found ? null
        : found.Type == type ? found
        : throw NodeFault.Of(file, node, $"attribute {name} is {found.Type}, not {type}");
}
