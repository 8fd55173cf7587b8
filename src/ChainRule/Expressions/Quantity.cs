namespace ChainRule.Expressions;

/// <summary>Something that has a name in a derivation: an element of a tensor, a gradient, a local derivative.</summary>
public abstract record Quantity
{
    private protected Quantity()
    {
    }

    /// <summary>In plain text: w⁽⁰⁾₁₂, ∂L/∂x₁, σ′(z₁).</summary>
    public sealed override string ToString() => Notation.Text.Write(this);
}

/// <summary>A letter with its layer and the element's indexes: w⁽⁰⁾₁₂.</summary>
/// <param name="Letter">w, z, δ, …, with its role</param>
/// <param name="Layer">the layer's number as the model counts it; empty where the letter occurs in one layer only</param>
/// <param name="Indexes">row, column, …, counted from 1; dimensions of size 1 left out</param>
public sealed record Element(Letter Letter, string Layer, IReadOnlyList<int> Indexes) : Quantity
{
    /// <summary>Whether some index of its tensor has more than one digit.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether letter, layer and indexes are the same.</summary>
    public bool Equals(Element? other) =>
        other is not null && Letter.Sign == other.Letter.Sign && Layer == other.Layer && Indexes.SequenceEqual(other.Indexes);

    /// <inheritdoc/>
    public override int GetHashCode() => Indexes.Aggregate(HashCode.Combine(Letter.Sign, Layer), HashCode.Combine);
}

/// <summary>∂(a quantity)/∂(a quantity)</summary>
/// <param name="Of">what is differentiated</param>
/// <param name="By">with respect to what</param>
public sealed record PartialDerivative(Quantity Of, Quantity By) : Quantity
{
    /// <summary>∂L/∂(a quantity)</summary>
    /// <param name="by">what the loss is differentiated with respect to</param>
    public PartialDerivative(Quantity by)
        : this(new Element(Letter.Loss, "", []), by)
    {
    }
}

/// <summary>f′(a quantity): the factor by which a function multiplies an error on the way back.</summary>
/// <param name="Function">f</param>
/// <param name="At">where the derivative is taken</param>
public sealed record LocalDerivative(string Function, Quantity At) : Quantity;
