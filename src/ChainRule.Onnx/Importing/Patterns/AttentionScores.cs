using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>q·kᵀ · scale + mask + biases: what the softmax of an attention is given.</summary>
/// <param name="Product">the node that multiplies queries and keys</param>
/// <param name="Scale">by what its products are multiplied</param>
/// <param name="Nodes">all the nodes</param>
/// <param name="Mask">what is added to hide keys; null if all are seen</param>
/// <param name="Biases">the names of what else is added: trained, or computed from the input</param>
internal sealed record AttentionScores(NodeProto Product, double Scale, IReadOnlyList<NodeProto> Nodes, Tensor? Mask, IReadOnlyList<string> Biases)
{
    // Each sum has two sides to follow.
    private const int MostSums = 4;

    public static AttentionScores? Find(string name, Wiring wiring, int sums = MostSums)
    {
        if (Patterns.Product.Of(name, wiring) is { Factors: [var only] } product && wiring.Maker(only, "MatMul") is { } matMul && matMul.Input.All(wiring.IsComputed))
            return new(matMul, product.Number, [.. product.Nodes, matMul], null, []);
        if (sums == 0)
            return null;
        if (wiring.Maker(name, "Add") is { } sum)
            return Added(sum, sum.Input[0], sum.Input[1]) ?? Added(sum, sum.Input[1], sum.Input[0]);
        return wiring.Maker(name, "Where") is { } choice && wiring.Constant(choice.Input[0])?.Known is { } condition
            ? Chosen(choice, condition, choice.Input[1], choice.Input[2]) ?? Chosen(choice, Not(condition), choice.Input[2], choice.Input[1])
            : null;

        AttentionScores? Added(NodeProto sum, string scores, string other) =>
            Find(scores, wiring, sums - 1) is not { } found ? null
            : wiring.Constant(other)?.Known is { } constant && KeyMask.IsOne(constant) ? found.With(sum, constant)
            : found with { Nodes = [sum, .. found.Nodes], Biases = [.. found.Biases, other] };

        AttentionScores? Chosen(NodeProto choice, Tensor isSeen, string scores, string otherwise) =>
            wiring.Number(otherwise) is { } number && KeyMask.Of(isSeen, number) is { } mask ? Find(scores, wiring, sums - 1)?.With(choice, mask) : null;
    }

    private AttentionScores With(NodeProto node, Tensor mask) => this with { Nodes = [node, .. Nodes], Mask = KeyMask.Both(Mask, mask) };

    private static Tensor Not(Tensor condition) => Tensor.From<long>([.. condition.ToDoubles().Select(truth => truth == 0 ? 1L : 0)], condition.Shape);
}
