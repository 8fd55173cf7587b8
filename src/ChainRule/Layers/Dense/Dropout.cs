using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// In training, sets each element to 0 with probability p and multiplies the others by 1/(1 − p); in use, changes nothing
/// (Srivastava et al. 2014).
/// </summary>
public sealed class Dropout : UnaryLayer
{
    private static readonly Text Drawn = new(
        "Dropout's mask, drawn anew for each step: 0 leaves the neuron out, forward and backward; otherwise 1/(1 − p) keeps the expected sum what it would be without dropout.",
        "dropout 的掩码，每一步重新抽取：0 表示该神经元在正向和反向传播中都被舍去；否则乘以 1/(1 − p)，使总和的期望保持不变。");

    private static readonly Letter Mask = new("r", Role.Mask, new("dropout's mask: which values are kept, and the factor by which they grow", "dropout 掩码：保留哪些值及其放大倍数"));

    private readonly Parameter _key;

    /// <summary>A layer that sets elements to 0 with probability <paramref name="p"/>: at least 0, and less than 1.</summary>
    public Dropout(double p = 0.5)
    {
        P = Setting.FractionBelowOne(p);
        _key = AddBuffer("key", [2], new RandomKey(), type: DType.Int64, isPersistent: false);
    }

    /// <summary>The probability that an element is set to 0.</summary>
    public double P { get; }

    public override Shape OutputShape(Shape input) => input;

    public override string ToString() => FormattableString.Invariant($"Dropout({P})");

    protected override Variable Compute(Variable x)
    {
        if (!x.Tape.IsTraining || P == 0)
            return x;
        var key = x.Tape.Bind(_key);
        var mask = x.Tape.Append(new DropoutMask(x.TensorType, P), key);
        mask.Name = new LetterSymbol(Mask, Path);
        mask.Note = Drawn;
        x.Tape.Append(new Advance(), key);
        return x * mask;
    }
}
