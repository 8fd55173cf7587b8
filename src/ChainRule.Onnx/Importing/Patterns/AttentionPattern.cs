using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>softmax(q · kᵀ, scaled and masked) · v: the heart of an attention, whichever nodes scale and mask.</summary>
internal static class AttentionPattern
{
    // What scales and masks products before the softmax, and what drops and mends weights after it.
    private static readonly HashSet<string> Before = ["Add", "Sub", "Mul", "Div", "Where", "Cast", "Identity", "Max", "Clip"];
    private static readonly HashSet<string> After = ["Dropout", "Where", "Cast", "Identity", "Mul"];

    private const int MostBetween = 6;

    /// <summary>Whether a node weighs values by a softmax of products.</summary>
    public static bool IsSoftmax(NodeProto node, Wiring wiring) =>
        node.OpType == "Softmax" && IsOfProducts(node.Input[0], wiring, MostBetween) && WeighsValues(node.Output[0], wiring, MostBetween);

    private static bool IsOfProducts(string name, Wiring wiring, int left) => left > 0 && wiring.Maker(name) is { } node
        && (IsProduct(node, wiring) || (Before.Contains(node.OpType) && node.Input.Any(input => IsOfProducts(input, wiring, left - 1))));

    private static bool WeighsValues(string name, Wiring wiring, int left) => left > 0 && wiring.Takers(name)
        .Any(node => (IsProduct(node, wiring) && node.Input[0] == name) || (After.Contains(node.OpType) && WeighsValues(node.Output[0], wiring, left - 1)));

    private static bool IsProduct(NodeProto node, Wiring wiring) => node.OpType == "MatMul" && node.Input.All(wiring.IsComputed);
}
