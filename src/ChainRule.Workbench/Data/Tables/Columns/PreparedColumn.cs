using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>How the cells of one column become inputs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NumberColumn), "number")]
[JsonDerivedType(typeof(WordColumn), "words")]
[JsonDerivedType(typeof(HashedColumn), "hash")]
[JsonDerivedType(typeof(DateColumn), "date")]
[JsonDerivedType(typeof(TimeColumn), "time")]
public abstract record PreparedColumn([property: JsonPropertyOrder(-1)] string Name)
{
    /// <summary>How many inputs the column becomes.</summary>
    public abstract int Width { get; }

    /// <summary>What the cells were read as; null for plain numbers.</summary>
    internal virtual string? Interpretation => null;

    /// <summary>The name of each of those inputs.</summary>
    internal abstract IEnumerable<string> InputNames { get; }

    /// <summary>Whether the text of a cell occurred in training, if that matters.</summary>
    internal virtual bool Knows(string text) => true;

    /// <summary>Whether its inputs are numbers on another scale than the cells'.</summary>
    internal virtual bool IsStandardized => false;

    /// <summary>Writes the inputs of a row; <paramref name="inputs"/> (width) holds zeros before.</summary>
    internal abstract void Write(Table table, int row, int column, Span<float> inputs);

    /// <summary>Writes the inputs that stand for a missing cell.</summary>
    internal virtual void WriteMissing(Span<float> inputs) => inputs.Clear();

    /// <summary>What is wrong with the column as read from a file; null if nothing is.</summary>
    internal virtual string? Flaw() => null;

    /// <summary>Writes a place in a cycle, such as a day or a year: sin 2πs and cos 2πs, so that the end is next to the beginning.</summary>
    /// <param name="share">the share s of the cycle that is over, from 0 to 1</param>
    /// <param name="inputs">the first two are written</param>
    private protected static void WriteCycle(double share, Span<float> inputs) =>
        (inputs[0], inputs[1]) = ((float)Math.Sin(2 * Math.PI * share), (float)Math.Cos(2 * Math.PI * share));
}
