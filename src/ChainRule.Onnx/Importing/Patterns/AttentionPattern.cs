using ChainRule.Layers;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>softmax(q·kᵀ · scale + mask) · v, whichever nodes scale and mask.</summary>
internal static class AttentionPattern
{
    public static Recognized? Find(NodeProto last, Wiring wiring)
    {
        if (last.OpType != "MatMul" || !last.Input.All(wiring.IsComputed))
            return null;
        var (weights, between) = (last.Input[0], new List<NodeProto>());
        var dropout = wiring.Maker(weights, "Dropout") is { } drops ? NodePattern.Find(drops, wiring)?.Layer as Dropout : null;
        if (dropout is not null)
            weights = Through(weights, 0);
        if (wiring.Maker(weights, "Where") is { } guard && IsGuard(guard))
            weights = Through(weights, 2);
        if (wiring.Maker(weights, "Softmax") is not { } softmax || NodePattern.Find(softmax, wiring)?.Layer is not Softmax || AttentionScores.Find(softmax.Input[0], wiring) is not { } scores)
            return null;
        var (q, k) = (Scaled(scores.Product.Input[0]), Scaled(scores.Product.Input[1]));
        var (queries, batch) = (wiring.Shape(q.Name), wiring.Shape(wiring.Source.Input.Name)[0]);
        if (queries.Rank < 3 || (queries.Rank == 3 && queries[0] % batch != 0))
            return null;
        var attention = new Attention(queries.Rank == 3 ? queries[0] / batch : queries[-3], scores.Scale * q.Scale * k.Scale, scores.Mask, dropout);
        return new(attention, [q.Name, k.Name, last.Input[1], .. scores.Biases], [last, .. between, softmax, .. scores.Nodes, .. q.Nodes, .. k.Nodes]);

        string Through(string name, int input)
        {
            between.Add(wiring.Maker(name)!);
            return between[^1].Input[input];
        }

        // 0 in the place of NaN, which only a query has that sees no key.
        bool IsGuard(NodeProto node)
        {
            if (wiring.Maker(node.Input[0], "IsNaN") is not { } test || test.Input[0] != node.Input[2] || wiring.Number(node.Input[1]) != 0)
                return false;
            between.Add(test);
            return true;
        }

        // Some scale the queries and the keys instead of the products, or as well.
        (string Name, double Scale, IReadOnlyList<NodeProto> Nodes) Scaled(string name) =>
            wiring.IsUsedOnce(name) && Product.Of(name, wiring) is { Factors: [var only] } product ? (only, product.Number, product.Nodes) : (name, 1, []);
    }
}
