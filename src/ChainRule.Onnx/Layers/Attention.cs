using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>
/// softmax(q·kᵀ · scale + mask) · v for every head: of each value as much as its key suits the query. Its inputs are q (…, queries, size), kᵀ (…, size, keys),
/// v (…, keys, width), and what is added to the products.
/// </summary>
internal sealed class Attention : Layer, IOwnForm
{
    private static readonly Letter Score = new("u", Meaning: new("score: how well a key suits a query", "得分：键与查询的匹配程度"));
    private static readonly Letter Share = new("α", Meaning: new("attention: how much of a value a query takes", "注意力：查询对某个值的取用比例"));

    private readonly int _heads;
    private readonly double _scale;
    private readonly Tensor? _mask;
    private readonly Dropout? _dropout;

    /// <param name="heads">how many there are</param>
    /// <param name="scale">by what the products are multiplied</param>
    /// <param name="mask">what is added to them whatever the input, so that keys are not seen; null if all are</param>
    /// <param name="dropout">of what the softmax gives; null for none</param>
    public Attention(int heads, double scale, Tensor? mask, Dropout? dropout = null)
    {
        (_heads, _scale, _mask) = (heads, scale, mask);
        _dropout = dropout is null ? null : AddChild("dropout", dropout);
    }

    /// <summary>Whether the keys are k (batch, heads, keys, size) instead.</summary>
    public bool HasKeysAsRows { get; init; }

    string IOwnForm.Write(LayerSite site)
    {
        var keys = HasKeysAsRows ? site.Node("Transpose", [site.Inputs[1]], ("perm", (int[])[0, 1, 3, 2])) : site.Inputs[1];
        var products = site.Node("MatMul", [site.Node("Mul", [site.X, site.Number("scale", _scale)]), keys]);
        IEnumerable<string> added = _mask is null ? site.Inputs.Skip(3) : site.Inputs.Skip(3).Prepend(site.Constant("mask", _mask));
        var shares = site.Node("Softmax", [added.Aggregate(products, (sum, one) => site.Node("Add", [sum, one]))], ("axis", -1));
        return site.Node("MatMul", [_dropout is null ? shares : site.Graph.Append(_dropout, shares, site.Sample), site.Inputs[2]]);
    }

    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) => inputs[0] with { Shape = inputs[0].Shape.WithLast(inputs[2].Shape[-1]) };

    public override string ToString() =>
        FormattableString.Invariant($"Attention({_heads} {(_heads == 1 ? "head" : "heads")}, scale {_scale:0.####}{(_mask is null ? "" : KeyMask.IsCausal(_mask) ? ", causal" : ", masked")})");

    protected override Variable Compute(ReadOnlySpan<Variable> inputs)
    {
        var (q, k, v) = (inputs[0], inputs[1], inputs[2]);
        var scores = (q * _scale).MatMul(k, transposeB: HasKeysAsRows);
        if (_mask is not null)
            scores += q.Tape.Bind(_mask.InPrecision(q.Type));
        foreach (var bias in inputs[3..])
            scores += bias;
        scores.Name = new LetterSymbol(Score, Path);
        var shares = scores.Softmax();
        shares.Name = new LetterSymbol(Share, Path);
        return (_dropout?.Run(shares) ?? shares).MatMul(v);
    }
}
