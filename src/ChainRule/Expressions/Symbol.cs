namespace ChainRule.Expressions;

/// <summary>The name that a textbook would give a value.</summary>
public abstract record Symbol
{
    private protected Symbol()
    {
    }

    /// <summary>A bare letter.</summary>
    public static implicit operator Symbol(string letter) => new LetterSymbol(letter);

    /// <summary>A letter with its role, outside of layers.</summary>
    public static implicit operator Symbol(Letter letter) => new LetterSymbol(letter);
}

/// <summary>A letter, such as z, and its layer.</summary>
/// <param name="Letter">w, z, a, …, with its role</param>
/// <param name="Layer">the layer's path; empty outside of layers</param>
/// <param name="Path">the full name of a value that is not computed on the tape: 0.weight; empty for computed values</param>
public sealed record LetterSymbol(Letter Letter, string Layer = "", string Path = "") : Symbol
{
    /// <summary>The path, or the letter with its layer: z(0).</summary>
    public override string ToString() => Path.Length > 0 ? Path : Layer.Length > 0 ? $"{Letter}({Layer})" : Letter.Sign;
}

/// <summary>∂L/∂(a value)</summary>
/// <param name="Of">what the loss is differentiated with respect to</param>
public sealed record GradientSymbol(Symbol Of) : Symbol
{
    /// <summary>∂L/∂z(0)</summary>
    public override string ToString() => $"∂L/∂{Of}";
}

/// <summary>f′(a value)</summary>
/// <param name="Function">f</param>
/// <param name="At">where the derivative is taken</param>
public sealed record DerivativeSymbol(string Function, Symbol At) : Symbol
{
    /// <summary>σ′(z(0))</summary>
    public override string ToString() => $"{Function}′({At})";
}
