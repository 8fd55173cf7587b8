using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Attentions;

/// <summary>Which keys a query attends to: −∞ is added to its products with the others.</summary>
internal static class AttentionMask
{
    /// <summary>The products (batch, heads, queries, keys) with what the node's mask adds, and without later keys if it is causal.</summary>
    public static Variable Of(Call call, Variable products)
    {
        var (masked, never) = (products, call.Tape.Scalar(double.NegativeInfinity, products.Type));
        if (call.Has(3))
        {
            var mask = call[3];
            masked = call.Value(3).Type == ElementType.Bool
                ? mask.Choose(masked, never)
                : masked + mask;
        }

        return call.Attributes.Flag("is_causal") ? call.Tape.Bind(Causal(call, products)).Choose(masked, never) : masked;
    }

    /// <summary>The softmax of products of which some are −∞; where all are, a query has no keys and attends to nothing.</summary>
    public static Variable Probabilities(Variable masked)
    {
        var tape = masked.Tape;
        var isOpen = tape.Scalar(double.NegativeInfinity, masked.Type).Compare<Less>(masked);
        return isOpen.Choose(isOpen.Choose(masked, tape.Scalar(float.MinValue, masked.Type)).Softmax(), tape.Scalar(0, masked.Type));
    }

    // 1 for keys up to the query's own, which comes after the past ones.
    private static Tensor Causal(Call call, Variable products)
    {
        var (queries, keys) = (products.Shape[2], products.Shape[3]);
        var past = call.Has(4) ? call.Value(4).Shape[2] : 0;
        return call.Tape.NewTensor([queries, keys], DType.Int64, i => i % keys <= i / keys + past ? 1 : 0);
    }
}
