namespace ChainRule.Algebra;

/// <summary>The operations of a computation, counted by the <see cref="Counted"/> numbers that went through it.</summary>
public sealed class OperationCount
{
    /// <summary>Products; a fused multiply-add counts as one product and one addition.</summary>
    public long Multiplications { get; internal set; }

    /// <summary>Sums, differences and sign changes.</summary>
    public long Additions { get; internal set; }

    /// <summary>Quotients.</summary>
    public long Divisions { get; internal set; }

    /// <summary>Comparisons and selections.</summary>
    public long Comparisons { get; internal set; }

    /// <summary>Roots, exponentials, logarithms and the like.</summary>
    public long Functions { get; internal set; }

    /// <summary>The counts in words.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Multiplications} multiplications, {Additions} additions, {Divisions} divisions, {Comparisons} comparisons, {Functions} functions");
}

/// <summary>A number that reports every operation done with it to an <see cref="OperationCount"/>.</summary>
/// <param name="Value">the number</param>
/// <param name="Count">where operations are counted; null for a constant, so that operations on constants are free</param>
public readonly record struct Counted(double Value, OperationCount? Count) : IAlgebra<Counted>
{
    public static Counted Constant(double value) => new(value, null);

    public static Counted operator +(Counted a, Counted b) => Added(a.Value + b.Value, a.Count ?? b.Count);

    public static Counted operator -(Counted a, Counted b) => Added(a.Value - b.Value, a.Count ?? b.Count);

    public static Counted operator *(Counted a, Counted b) => Multiplied(a.Value * b.Value, a.Count ?? b.Count);

    public static Counted operator /(Counted a, Counted b)
    {
        var count = a.Count ?? b.Count;
        count?.Divisions += 1;
        return new(a.Value / b.Value, count);
    }

    public static Counted operator -(Counted a) => Added(-a.Value, a.Count);

    public static Counted MultiplyAdd(Counted a, Counted b, Counted c)
    {
        var count = a.Count ?? b.Count ?? c.Count;
        return Added(Multiplied(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value), count).Value, count);
    }

    public static Counted Max(Counted a, Counted b) => Compared(Math.Max(a.Value, b.Value), a.Count ?? b.Count);

    public static Counted Min(Counted a, Counted b) => Compared(Math.Min(a.Value, b.Value), a.Count ?? b.Count);

    public static Counted Abs(Counted x) => Compared(Math.Abs(x.Value), x.Count);

    public static Counted IfPositive(Counted x, Counted a, Counted b) =>
        Compared(x.Value > 0 ? a.Value : b.Value, x.Count ?? a.Count ?? b.Count);

    public static Counted Sqrt(Counted x) => Applied(Math.Sqrt(x.Value), x.Count);

    public static Counted Plain(PlainFunction function, Counted x) => Applied(function.Value(x.Value), x.Count);

    public static Counted Exp(Counted x) => Applied(Math.Exp(x.Value), x.Count);

    public static Counted Expm1(Counted x) => Applied(Scalars.Expm1(x.Value), x.Count);

    public static Counted Log(Counted x) => Applied(Math.Log(x.Value), x.Count);

    public static Counted Tanh(Counted x) => Applied(Math.Tanh(x.Value), x.Count);

    public static Counted Erf(Counted x) => Applied(Scalars.Erf(x.Value), x.Count);

    public static Counted Log1p(Counted x) => Applied(Scalars.Log1p(x.Value), x.Count);

    private static Counted Added(double value, OperationCount? count)
    {
        count?.Additions += 1;
        return new(value, count);
    }

    private static Counted Multiplied(double value, OperationCount? count)
    {
        count?.Multiplications += 1;
        return new(value, count);
    }

    private static Counted Compared(double value, OperationCount? count)
    {
        count?.Comparisons += 1;
        return new(value, count);
    }

    private static Counted Applied(double value, OperationCount? count)
    {
        count?.Functions += 1;
        return new(value, count);
    }
}
