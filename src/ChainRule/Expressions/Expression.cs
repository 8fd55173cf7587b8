namespace ChainRule.Expressions;

/// <summary>A formula over named quantities; every part of it has its value.</summary>
/// <param name="Value">in double precision</param>
public abstract record Expression(double Value)
{
    /// <summary>The formulas that it is made of.</summary>
    public IReadOnlyList<Expression> Parts => this switch
    {
        Sum sum => [sum.Left, sum.Right],
        Product product => [product.Left, product.Right],
        Quotient quotient => [quotient.Numerator, quotient.Denominator],
        Negation negation => [negation.Operand],
        Squared squared => [squared.Operand],
        Root root => [root.Operand],
        Magnitude magnitude => [magnitude.Operand],
        Raised raised => [raised.Operand, raised.Exponent],
        WholePart whole => [whole.Operand],
        Call call => call.Arguments,
        _ => [],
    };

    /// <summary>The quantities in it from left to right, each as often as it occurs.</summary>
    public IEnumerable<Named> Quantities()
    {
        // Not recursive: a sum may be thousands of terms deep to the left.
        var left = new Stack<Expression>([this]);
        while (left.TryPop(out var next))
        {
            if (next is Named named)
                yield return named;
            foreach (var part in next.Parts.Reverse())
                left.Push(part);
        }
    }

    /// <summary>The same formula with other parts.</summary>
    internal Expression With(IReadOnlyList<Expression> parts) => this switch
    {
        Sum sum => new Sum(parts[0], parts[1], sum.IsDifference),
        Product => new Product(parts[0], parts[1]),
        Quotient => new Quotient(parts[0], parts[1]),
        Negation => new Negation(parts[0]),
        Squared => new Squared(parts[0]),
        Root => new Root(parts[0]),
        Magnitude => new Magnitude(parts[0]),
        Raised => new Raised(parts[0], parts[1]),
        WholePart => new WholePart(parts[0]),
        Call call => new Call(call.Function, call.Value, parts),
        _ => this,
    };

    /// <summary>The formula in symbols, as plain text.</summary>
    public sealed override string ToString() => Notation.Text.Write(this);
}

/// <summary>A number in the formula itself.</summary>
public sealed record Number(double Value) : Expression(Value);

/// <summary>A quantity with its value.</summary>
/// <param name="Quantity">its name</param>
/// <param name="Value">its value</param>
/// <param name="Source">where it comes from: its definition, or a place on a tape</param>
public sealed record Named(Quantity Quantity, double Value, object? Source = null) : Expression(Value);

/// <summary>left + right, or left − right.</summary>
public sealed record Sum(Expression Left, Expression Right, bool IsDifference) : Expression(IsDifference ? Left.Value - Right.Value : Left.Value + Right.Value)
{
    /// <summary>The terms from left to right, each with its sign; a sum that is added contributes its own terms.</summary>
    public IReadOnlyList<(Expression Term, bool IsNegative)> Terms()
    {
        // Not recursive: a sum may be thousands of terms deep.
        var terms = new List<(Expression, bool)>();
        var left = new Stack<(Expression, bool)>([(this, false)]);
        while (left.TryPop(out var next))
        {
            if (next is (Sum sum, false))
            {
                left.Push((sum.Left, false));
                left.Push((sum.Right, sum.IsDifference));
            }
            else
            {
                terms.Add(next is (Negation negation, false) && left.Count > 0 ? (negation.Operand, true) : next);
            }
        }

        terms.Reverse();
        return terms;
    }
}

/// <summary>The terms of a sum that are not written out.</summary>
/// <param name="Count">how many there are</param>
/// <param name="Value">their sum</param>
public sealed record Rest(int Count, double Value) : Expression(Value);

/// <summary>left · right</summary>
public sealed record Product(Expression Left, Expression Right) : Expression(Left.Value * Right.Value)
{
    /// <summary>The factors from left to right.</summary>
    public IEnumerable<Expression> Factors() => Parts.SelectMany(part => part is Product product ? product.Factors() : [part]);
}

/// <summary>numerator / denominator</summary>
public sealed record Quotient(Expression Numerator, Expression Denominator) : Expression(Numerator.Value / Denominator.Value);

/// <summary>−operand</summary>
public sealed record Negation(Expression Operand) : Expression(-Operand.Value);

/// <summary>operand²</summary>
public sealed record Squared(Expression Operand) : Expression(Operand.Value * Operand.Value);

/// <summary>√operand</summary>
public sealed record Root(Expression Operand) : Expression(Math.Sqrt(Operand.Value));

/// <summary>|operand|</summary>
public sealed record Magnitude(Expression Operand) : Expression(Math.Abs(Operand.Value));

/// <summary>operand to the power of exponent</summary>
public sealed record Raised(Expression Operand, Expression Exponent) : Expression(Math.Pow(Operand.Value, Exponent.Value));

/// <summary>⌊operand⌋</summary>
public sealed record WholePart(Expression Operand) : Expression(Math.Floor(Operand.Value));

/// <summary>function(arguments)</summary>
public sealed record Call(string Function, double Value, params IReadOnlyList<Expression> Arguments) : Expression(Value);
