using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Attentions;

/// <summary>softmax(q·kᵀ·scale + mask)·v for every head; several heads of q may share one of k and v.</summary>
internal static class AttentionOperator
{
    public static IEnumerable<Operator> All => [new("Attention", Compute) { Since = 23 }];

    // Outputs: y, the keys and values to be given as past ones, and the products q·kᵀ at a stage of the way.
    private static IReadOnlyList<Value> Compute(Call call)
    {
        var isJoined = call[0].Shape.Rank == 3;
        var heads = call.Attributes.Int32("kv_num_heads", 0);
        var q = Split(call, 0, call.Attributes.Int32("q_num_heads", 0));
        var (k, v) = (WithPast(call, Split(call, 1, heads), 4), WithPast(call, Split(call, 2, heads), 5));
        var stages = Stages(call, q, Shared(call, k, q));
        var y = stages[^1].MatMul(Shared(call, v, q));
        var joined = isJoined ? y.Permute(0, 2, 1, 3).Reshape([y.Shape[0], y.Shape[2], y.Shape[1] * y.Shape[3]]) : y;
        var stage = call.Attributes.Int32("qk_matmul_output_mode", 0);
        return stage >= 0 && stage < stages.Length
            ? [call.Result(joined), new(call.Value(1).Type, k), new(call.Value(2).Type, v), call.Result(stages[stage])]
            : throw call.Refuse($"qk_matmul_output_mode {stage} is unknown");
    }

    // The products, capped, masked, and as probabilities.
    private static Variable[] Stages(Call call, Variable q, Variable k)
    {
        var products = (q * call.Attributes.Float("scale", 1 / Math.Sqrt(q.Shape[3]))).MatMul(k, transposeB: true);
        var cap = call.Attributes.Float("softcap", 0);
        var capped = cap > 0 ? Variable.Tanh(products / cap) * cap : products;
        var masked = AttentionMask.Of(call, capped);
        return [products, capped, masked, call.Has(3) ? AttentionMask.Probabilities(masked) : masked.Softmax()];
    }

    // (batch, steps, heads·size) or (batch, heads, steps, size) as the latter
    private static Variable Split(Call call, int input, int heads)
    {
        var x = call[input];
        if (x.Shape.Rank == 4)
            return x;
        if (x.Shape.Rank != 3 || heads < 1 || x.Shape[2] % heads != 0)
            throw call.Refuse($"input {input} of shape {x.Shape} cannot be cut into {heads} heads");
        return x.Reshape([x.Shape[0], x.Shape[1], heads, x.Shape[2] / heads]).Permute(0, 2, 1, 3);
    }

    private static Variable WithPast(Call call, Variable x, int input) => call.Optional(input) is { } past ? VariableViews.Concat(2, past, x) : x;

    // Each head repeated for the heads of q that share it.
    private static Variable Shared(Call call, Variable x, Variable q)
    {
        var (heads, wanted) = (x.Shape[1], q.Shape[1]);
        if (heads == wanted)
            return x;
        if (heads < 1 || wanted % heads != 0)
            throw call.Refuse($"{wanted} heads cannot share {heads} heads of keys and values");
        Shape repeated = [x.Shape[0], heads, wanted / heads, x.Shape[2], x.Shape[3]];
        return x.Reshape([x.Shape[0], heads, 1, x.Shape[2], x.Shape[3]]).BroadcastTo(repeated).Reshape([x.Shape[0], wanted, x.Shape[2], x.Shape[3]]);
    }
}
