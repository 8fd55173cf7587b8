namespace ChainRule.Tensors;

/// <summary>How far apart neighbours along each dimension of a view lie in a tensor, in elements; 0 repeats an element, a negative one runs backwards.</summary>
/// <param name="steps">outermost first</param>
public readonly struct Strides(params ReadOnlySpan<int> steps) : IEquatable<Strides>
{
    private readonly int[]? _steps = steps.ToArray();

    /// <summary>The steps, outermost first.</summary>
    public ReadOnlySpan<int> Steps => _steps;

    /// <summary>The number of dimensions.</summary>
    public int Rank => Steps.Length;

    /// <summary>The step along one dimension.</summary>
    public int this[int dimension] => Steps[dimension];

    /// <summary>Whether both have the same steps.</summary>
    public static bool operator ==(Strides left, Strides right) => left.Equals(right);

    /// <summary>Whether the steps differ.</summary>
    public static bool operator !=(Strides left, Strides right) => !left.Equals(right);

    /// <summary>Those of a row-major tensor of this shape.</summary>
    public static Strides Of(Shape shape)
    {
        var steps = new int[shape.Rank];
        for (var (i, step) = (shape.Rank - 1, 1); i >= 0; step *= shape[i--])
            steps[i] = step;
        return new(steps);
    }

    /// <inheritdoc/>
    public bool Equals(Strides other) => Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Strides other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in Steps)
            hash.Add(step);
        return hash.ToHashCode();
    }

    /// <summary>The steps in brackets: [20, 1].</summary>
    public override string ToString() => $"[{string.Join(", ", _steps ?? [])}]";
}
