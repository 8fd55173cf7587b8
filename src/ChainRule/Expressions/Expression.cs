namespace ChainRule.Expressions;

/// <summary>A formula over named quantities, with the value that every part of it had.</summary>
/// <param name="Value">in double precision</param>
public abstract record Expression(double Value)
{
    /// <summary>The quantities in it, from left to right; repeated where they are.</summary>
    public IEnumerable<Named> Quantities()
    {
        // A sum may be thousands of terms deep to the left, so what is left to do is kept here and not on the stack.
        var left = new Stack<Expression>([this]);
        while (left.TryPop(out var next))
        {
            if (next is Named named)
                yield return named;
            foreach (var part in next.Parts.Reverse())
                left.Push(part);
        }
    }

    /// <summary>What it is made of.</summary>
    public abstract IReadOnlyList<Expression> Parts { get; }

    /// <summary>The same formula of other parts.</summary>
    internal abstract Expression With(IReadOnlyList<Expression> parts);

    /// <summary>In plain text, in symbols.</summary>
    public sealed override string ToString() => Notation.Text.Write(this);
}

/// <summary>A number of the formula itself.</summary>
public sealed record Number(double Value) : Expression(Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [];

    internal override Expression With(IReadOnlyList<Expression> parts) => this;
}

/// <summary>A quantity with its value.</summary>
/// <param name="Quantity">its name</param>
/// <param name="Value">its value</param>
/// <param name="Source">what knows where it came from: its definition, or a place on a tape</param>
public sealed record Named(Quantity Quantity, double Value, object? Source = null) : Expression(Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [];

    internal override Expression With(IReadOnlyList<Expression> parts) => this;
}

/// <summary>left + right, or left − right.</summary>
public sealed record Sum(Expression Left, Expression Right, bool IsDifference) : Expression(IsDifference ? Left.Value - Right.Value : Left.Value + Right.Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [Left, Right];

    internal override Expression With(IReadOnlyList<Expression> parts) => new Sum(parts[0], parts[1], IsDifference);

    /// <summary>The terms from left to right, each with its sign; those of a sum that is added are terms of the whole.</summary>
    public IReadOnlyList<(Expression Term, bool IsNegative)> Terms()
    {
        // A sum may be thousands of terms deep, so what is left to do is kept here and not on the stack.
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

/// <summary>Terms of a sum that are not written out.</summary>
/// <param name="Count">how many</param>
/// <param name="Value">what they add up to</param>
public sealed record Rest(int Count, double Value) : Expression(Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [];

    internal override Expression With(IReadOnlyList<Expression> parts) => this;
}

/// <summary>left · right</summary>
public sealed record Product(Expression Left, Expression Right) : Expression(Left.Value * Right.Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [Left, Right];

    internal override Expression With(IReadOnlyList<Expression> parts) => new Product(parts[0], parts[1]);

    /// <summary>The factors from left to right.</summary>
    public IEnumerable<Expression> Factors() => Parts.SelectMany(part => part is Product product ? product.Factors() : [part]);
}

/// <summary>numerator / denominator</summary>
public sealed record Quotient(Expression Numerator, Expression Denominator) : Expression(Numerator.Value / Denominator.Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [Numerator, Denominator];

    internal override Expression With(IReadOnlyList<Expression> parts) => new Quotient(parts[0], parts[1]);
}

/// <summary>−operand</summary>
public sealed record Negation(Expression Operand) : Expression(-Operand.Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [Operand];

    internal override Expression With(IReadOnlyList<Expression> parts) => new Negation(parts[0]);
}

/// <summary>operand²</summary>
public sealed record Squared(Expression Operand) : Expression(Operand.Value * Operand.Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [Operand];

    internal override Expression With(IReadOnlyList<Expression> parts) => new Squared(parts[0]);
}

/// <summary>√operand</summary>
public sealed record Root(Expression Operand) : Expression(Math.Sqrt(Operand.Value))
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [Operand];

    internal override Expression With(IReadOnlyList<Expression> parts) => new Root(parts[0]);
}

/// <summary>|operand|</summary>
public sealed record Magnitude(Expression Operand) : Expression(Math.Abs(Operand.Value))
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => [Operand];

    internal override Expression With(IReadOnlyList<Expression> parts) => new Magnitude(parts[0]);
}

/// <summary>function(arguments)</summary>
public sealed record Call(string Function, double Value, params IReadOnlyList<Expression> Arguments) : Expression(Value)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Expression> Parts => Arguments;

    internal override Expression With(IReadOnlyList<Expression> parts) => new Call(Function, Value, parts);
}
