using System.Globalization;
using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>
/// A slot of a tape: a tensor that an operation computed, or an input. Arithmetic on variables appends nodes, and since variables are an algebra,
/// every rule of the library can be written onto a tape as well.
/// </summary>
public sealed class Variable : IAlgebra<Variable>
{
    private readonly Tape? _tape;
    private readonly double _literal;
    private bool _isOverwritten;

    internal Variable(Tape tape, int index, TensorType type, Node? producer)
    {
        _tape = tape;
        Index = index;
        TensorType = type;
        Producer = producer;
        Owner = producer is { Operation.SharesMemory: true } ? producer.Inputs[0].Owner : this;
    }

    private Variable(double literal) => (_literal, Owner) = (literal, this);

    /// <summary>The tape that this is a slot of.</summary>
    public Tape Tape => _tape ?? throw new InvalidOperationException("A bare number has no tape until it meets a variable.");

    /// <summary>Which slot of the tape this is.</summary>
    public int Index { get; }

    /// <summary>Shape and element type.</summary>
    public TensorType TensorType { get; }

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape => TensorType.Shape;

    /// <summary>What the elements are.</summary>
    public DType Type => TensorType.Type;

    /// <summary>The node that computes this; null for what is not computed.</summary>
    public Node? Producer { get; }

    /// <summary>What a textbook would call this; null if it has no name.</summary>
    public Symbol? Name { get; set; }

    /// <summary>The values.</summary>
    /// <exception cref="InvalidOperationException">the tape is being recorded, so nothing has been computed yet</exception>
    public Tensor Value =>
        Storage ?? throw new InvalidOperationException("A tape that is being recorded has no values yet: run the program, then read its outputs.");

    /// <summary>Where the values are; null while a program is recorded, except for what lives outside it.</summary>
    internal Tensor? Storage { get; set; }

    /// <summary>The variable in whose memory the values lie: this one, unless it shares another's.</summary>
    internal Variable Owner { get; }

    /// <summary>A note on this variable for the reader of a derivation; null if there is none.</summary>
    public Remark? Note { get; set; }

    /// <summary>The loss as textbooks write it; null if this is no loss, or is written as it is computed.</summary>
    public LossFormula? WrittenAs { get; set; }

    /// <summary>The number, where a formula has a plain number here; null otherwise.</summary>
    public double? Literal { get; internal init; }

    /// <summary>Whether this is a layer's output.</summary>
    internal bool IsLayerOutput { get; set; }

    /// <summary>Whether an update has since overwritten the values.</summary>
    internal bool IsStale
    {
        get => _isOverwritten || (Producer?.Operation is { SharesMemory: true, Effect: not Effect.Update } && Producer.Inputs[0].IsStale);
        set => _isOverwritten = value;
    }

    /// <summary>The number <paramref name="value"/>; it takes the type of the variable it meets.</summary>
    public static Variable Constant(double value) => new(value);

    /// <inheritdoc cref="Constant"/>
    public static implicit operator Variable(double value) => new(value);

    /// <inheritdoc/>
    public static Variable operator +(Variable a, Variable b) => Zip<Add>(a, b);

    /// <inheritdoc/>
    public static Variable operator -(Variable a, Variable b) => Zip<Subtract>(a, b);

    /// <inheritdoc/>
    public static Variable operator *(Variable a, Variable b) => Zip<Multiply>(a, b);

    /// <inheritdoc/>
    public static Variable operator /(Variable a, Variable b) => Zip<Divide>(a, b);

    /// <inheritdoc/>
    public static Variable operator -(Variable a) => a.Map(new Negate());

    /// <inheritdoc/>
    public static Variable MultiplyAdd(Variable a, Variable b, Variable c) => a * b + c;

    /// <inheritdoc/>
    public static Variable Max(Variable a, Variable b) => Zip<Maximum>(a, b);

    /// <summary>The smaller of a and b; NaN when either is.</summary>
    public static Variable Min(Variable a, Variable b) => Zip<Minimum>(a, b);

    /// <inheritdoc/>
    public static Variable Abs(Variable x) => x.Map(new Abs());

    /// <inheritdoc/>
    public static Variable IfPositive(Variable x, Variable a, Variable b)
    {
        if (x._tape is null)
            return x._literal > 0 ? a : b;
        var shape = x.Shape;
        foreach (var branch in (ReadOnlySpan<Variable>)[a, b])
            shape = branch._tape is null ? shape : Shape.Broadcast(shape, branch.Shape);
        return x.Tape.Append(new Select(), x.BroadcastTo(shape), x.Meet(a).BroadcastTo(shape), x.Meet(b).BroadcastTo(shape));
    }

    /// <inheritdoc/>
    public static Variable Sqrt(Variable x) => x.Map(new Sqrt());

    /// <inheritdoc/>
    public static Variable Exp(Variable x) => x.Map(new Exp());

    /// <inheritdoc/>
    public static Variable Expm1(Variable x) => x.Map(new Expm1());

    /// <inheritdoc/>
    public static Variable Log(Variable x) => x.Map(new Log());

    /// <inheritdoc/>
    public static Variable Log1p(Variable x) => x.Map(new Log1p());

    /// <inheritdoc/>
    public static Variable Tanh(Variable x) => x.Map(new Tanh());

    /// <inheritdoc/>
    public static Variable Erf(Variable x) => x.Map(new Erf());

    /// <summary>The function of every element.</summary>
    public Variable Map<TFunction>(TFunction function)
        where TFunction : struct, IFunction =>
        _tape is null ? Constant(function.Forward(new Lane<double>(_literal)).Value) : Tape.Append(new Map<TFunction>(function), this);

    /// <summary>
    /// The matrix product of (…, n, k) and (…, k, m), each read transposed if asked: (…, n, m). Dimensions before the last two are matched as in
    /// any element-by-element operation.
    /// </summary>
    public Variable MatMul(Variable other, bool transposeA = false, bool transposeB = false) => MatrixProducts.Of(this, other, transposeA, transposeB);

    /// <summary>The sum over the given dimensions, or over all if none is given; <paramref name="keepDimensions"/> keeps them with size 1.</summary>
    public Variable Sum(ReadOnlySpan<int> axes = default, bool keepDimensions = false)
    {
        var all = axes.Length == 0 ? [.. Enumerable.Range(0, Shape.Rank)] : axes.ToArray();
        var sum = SumTo(Shape.Reduced(all));
        if (keepDimensions)
            return sum;
        var summed = all.Select(Shape.Place).ToHashSet();
        return sum.Reshape([.. Shape.Where((_, dimension) => !summed.Contains(dimension))]);
    }

    /// <summary>The mean over the given dimensions, or over all if none is given; <paramref name="keepDimensions"/> keeps them with size 1.</summary>
    public Variable Mean(ReadOnlySpan<int> axes = default, bool keepDimensions = false)
    {
        var sum = Sum(axes, keepDimensions);
        return sum * ((double)sum.Shape.Count / Shape.Count);
    }

    /// <summary>The sum over the dimensions that <see cref="BroadcastTo"/> would stretch to make <paramref name="shape"/> this shape.</summary>
    public Variable SumTo(Shape shape) => shape == Shape ? this : Tape.Append(new SumTo(shape), this);

    /// <summary>The elements repeated along dimensions of size 1 and new leading ones.</summary>
    public Variable BroadcastTo(Shape shape) => shape == Shape ? this : Tape.Append(new BroadcastTo(shape), this);

    /// <summary>The same elements under another shape.</summary>
    public Variable Reshape(Shape shape) => shape == Shape ? this : Tape.Append(new Reshape(shape), this);

    /// <summary>eˣ / Σ eˣ over the last dimension.</summary>
    public Variable Softmax() => Tape.Append(new Softmax(), this);

    /// <summary>ln(eˣ / Σ eˣ) over the last dimension.</summary>
    public Variable LogSoftmax() => Tape.Append(new LogSoftmax(), this);

    /// <summary>From every row of (…, classes), the element at that row's index: (…).</summary>
    public Variable Gather(Variable indexes) => Tape.Append(new Gather(), this, indexes);

    /// <summary>The name, or the slot's number; a constant is its number.</summary>
    public override string ToString() =>
        _tape is null ? _literal.ToString(CultureInfo.InvariantCulture) : Name?.ToString() ?? FormattableString.Invariant($"v{Index}");

    private static Variable Zip<TFunction>(Variable a, Variable b)
        where TFunction : struct, IBinaryFunction
    {
        if (a._tape is null && b._tape is null)
            return Constant(default(TFunction).Forward(new Lane<double>(a._literal), new Lane<double>(b._literal)).Value);
        var tape = (a._tape ?? b._tape)!;
        return tape.Append(new Zip<TFunction>(), b.Meet(a), a.Meet(b));
    }

    // A bare number becomes a scalar of this variable's tape and type.
    private Variable Meet(Variable other) => other._tape is null ? Tape.Scalar(other._literal, Type) : other;
}
