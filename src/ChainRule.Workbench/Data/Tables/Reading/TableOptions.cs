using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>How to read a table; null means detected, or the default.</summary>
/// <param name="Header">whether the first row names the columns</param>
/// <param name="Separator">the ASCII character between two cells</param>
public sealed record TableOptions(bool? Header = null, char? Separator = null)
{
    public TextEncoding? Encoding { get; init; }

    /// <summary>The decimal mark: a point, the default, or a comma.</summary>
    public char? Decimal { get; init; }

    /// <summary>The sheet of a workbook: its name, or its number from 1; if null, the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>The words that mean a missing value, in upper or lower case.</summary>
    public IReadOnlyList<string>? MissingWords { get; init; }

    /// <summary>How much memory the table and its samples may take.</summary>
    public MemoryLimit Memory { get; init; } = MemoryLimit.Default;

    /// <summary>The columns that hold words by a trained model; in these a dash is a word.</summary>
    internal IReadOnlyList<string>? WordColumns { get; init; }

    /// <summary>These options; where they are null, the table is read as the model's training table was.</summary>
    internal TableOptions LikeThatOf(Preparation? trained) => trained is null ? this : this with
    {
        Header = Header ?? trained.Header,
        Decimal = Decimal ?? trained.Decimal,
        MissingWords = MissingWords ?? trained.MissingWords,
        WordColumns = trained.WordColumns,
    };
}
