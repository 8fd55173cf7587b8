using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>How a table is to be read; what is null is detected, or the default.</summary>
/// <param name="Header">whether the first row names the columns</param>
/// <param name="Separator">what separates two cells: an ASCII character</param>
public sealed record TableOptions(bool? Header = null, char? Separator = null)
{
    /// <summary>The text encoding.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>The decimal mark: a point, the default, or a comma.</summary>
    public char? Decimal { get; init; }

    /// <summary>The words that mean a missing value, in upper or lower case.</summary>
    public IReadOnlyList<string>? MissingWords { get; init; }

    /// <summary>The columns that a trained model knows to hold words, in which a dash is one.</summary>
    internal IReadOnlyList<string>? WordColumns { get; init; }

    /// <summary>These options, completed by how the model's training table was read.</summary>
    internal TableOptions LikeThatOf(Preparation? trained) => trained is null ? this : this with
    {
        Header = Header ?? trained.Header,
        Decimal = Decimal ?? trained.Decimal,
        MissingWords = MissingWords ?? trained.MissingWords,
        WordColumns = trained.WordColumns,
    };
}
