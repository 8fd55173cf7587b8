namespace ChainRule.Onnx.Files;

/// <summary>Which fields of ONNX's messages are messages themselves; all else is numbers, texts and bytes.</summary>
internal enum WireMessage
{
    Other,
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    ValueInfo,
    Type,
    TensorType,
    Shape,
}

/// <inheritdoc cref="WireMessage"/>
internal static class WireMessages
{
    /// <summary>The message in a field; null if there is none, or if it is not read.</summary>
    public static WireMessage? In(WireMessage message, uint field) => (message, field) switch
    {
        (WireMessage.Model, 7) => WireMessage.Graph,
        (WireMessage.Model, 8 or 14 or 25) => WireMessage.Other,
        (WireMessage.Graph, 1) => WireMessage.Node,
        (WireMessage.Graph, 5) => WireMessage.Tensor,
        (WireMessage.Graph, 11 or 12 or 13) => WireMessage.ValueInfo,
        (WireMessage.Graph, 15) => WireMessage.Other,
        (WireMessage.Node, 5) => WireMessage.Attribute,
        (WireMessage.Attribute, 5) => WireMessage.Tensor,
        (WireMessage.Tensor, 13) => WireMessage.Other,
        (WireMessage.ValueInfo, 2) => WireMessage.Type,
        (WireMessage.Type, 1) => WireMessage.TensorType,
        (WireMessage.TensorType, 2) => WireMessage.Shape,
        (WireMessage.Shape, 1) => WireMessage.Other,
        _ => null,
    };
}
