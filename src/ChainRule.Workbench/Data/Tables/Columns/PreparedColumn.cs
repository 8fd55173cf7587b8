using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>How the cells of one column become inputs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NumberColumn), "number")]
[JsonDerivedType(typeof(WordColumn), "words")]
[JsonDerivedType(typeof(DateColumn), "date")]
[JsonDerivedType(typeof(TimeColumn), "time")]
public abstract record PreparedColumn([property: JsonPropertyOrder(-1)] string Name)
{
    /// <summary>How many inputs the column becomes.</summary>
    public abstract int Width { get; }

    /// <summary>What the cells were read as; null for plain numbers.</summary>
    internal virtual string? Interpretation => null;

    /// <summary>What each of those inputs is called.</summary>
    internal abstract IEnumerable<string> InputNames { get; }

    /// <summary>Whether the text of a cell occurred in training, if that matters.</summary>
    internal virtual bool Knows(string text) => true;

    /// <summary>Whether its inputs are numbers on another scale than the cells'.</summary>
    internal virtual bool IsStandardized => false;

    /// <summary>Writes the inputs of a row; <paramref name="inputs"/> (width) holds zeros before.</summary>
    internal abstract void Write(Table table, int row, int column, Span<float> inputs);

    /// <summary>Writes the inputs that stand for a missing cell.</summary>
    internal abstract void WriteMissing(Span<float> inputs);

    /// <summary>What is wrong with what was read from a file; null if nothing is.</summary>
    internal abstract string? Flaw();
}
