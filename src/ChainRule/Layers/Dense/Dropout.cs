using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// In training, each element is set to 0 with probability p and else multiplied by 1/(1 − p); in use, nothing changes
/// (Srivastava et al. 2014).
/// </summary>
public sealed class Dropout : Layer
{
    private static readonly Text Drawn = new(
        "Dropout's mask, drawn anew for each step: 0 leaves the neuron out, forward and backward; else 1/(1 − p) keeps the sum as large as it would be without.",
        "dropout 的掩码，每一步重新抽取：0 表示该神经元在正向和反向传播中都被舍去；否则乘以 1/(1 − p)，使总和的期望保持不变。");

    // A key, and how many masks were made of it.
    private Tensor? _state;

    /// <summary>A layer that leaves out elements with probability <paramref name="p"/>, from 0 (included) to 1 (excluded).</summary>
    public Dropout(double p = 0.5) => P = Setting.FractionBelowOne(p);

    /// <summary>The probability with which an element is left out.</summary>
    public double P { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Dropout({P})");

    /// <inheritdoc/>
    protected override void Seed(ulong seed)
    {
        _state ??= new([2], DType.Int64);
        var state = _state.Span<long>();
        (state[0], state[1]) = ((long)new RandomSource(seed, Path).NextBits(), 0);
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        if (!x.Tape.IsTraining || P == 0)
            return x;
        if (_state is null)
            Seed(0);
        var state = x.Tape.Bind(_state!);
        var mask = x.Tape.Append(new DropoutMask(x.TensorType, P), state);
        mask.Name = new LetterSymbol("r", Path);
        mask.Note = Drawn;
        x.Tape.Append(new Advance(), state);
        return x * mask;
    }
}
