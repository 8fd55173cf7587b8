using ChainRule.Onnx.Messages;
using Google.Protobuf;
using static ChainRule.Onnx.Messages.AttributeProto.Types;

namespace ChainRule.Onnx.Writing;

/// <summary>A setting of a node, an attribute in ONNX's words: a whole number, several, a 32-bit number or a text.</summary>
public sealed class NodeSetting
{
    private readonly AttributeProto _attribute;

    private NodeSetting(AttributeProto attribute) => _attribute = attribute;

    /// <summary>A whole number.</summary>
    public static implicit operator NodeSetting(int value) => new(new() { Type = AttributeType.Int, I = value });

    /// <summary>A number, rounded to 32 bits.</summary>
    public static implicit operator NodeSetting(double value) => new(new() { Type = AttributeType.Float, F = (float)value });

    /// <summary>A text.</summary>
    public static implicit operator NodeSetting(string value) => new(new() { Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) });

    /// <summary>Whole numbers.</summary>
    public static implicit operator NodeSetting(int[] values) => new(new() { Type = AttributeType.Ints, Ints = { values.Select(value => (long)value) } });

    internal AttributeProto Named(string name) => new(_attribute) { Name = name };
}
