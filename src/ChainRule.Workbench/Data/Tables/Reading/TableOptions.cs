using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>How a table is to be read; what is null is found out, or as usual.</summary>
/// <param name="Header">whether the first row names the columns</param>
/// <param name="Separator">what stands between two cells: an ASCII character</param>
public sealed record TableOptions(bool? Header = null, char? Separator = null)
{
    /// <summary>How letters are written.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>What stands before the fraction of a number: a point, as usual, or a comma.</summary>
    public char? Decimal { get; init; }

    /// <summary>The words that mean that there is no value, in any case of letters.</summary>
    public IReadOnlyList<string>? MissingWords { get; init; }

    /// <summary>The columns that a trained model knows to hold words, in which a dash is one.</summary>
    internal IReadOnlyList<string>? WordColumns { get; init; }

    /// <summary>As the table was read that a model was trained on, where nothing else is said here.</summary>
    internal TableOptions LikeThatOf(Preparation? trained) => trained is null ? this : this with
    {
        Header = Header ?? trained.Header,
        Decimal = Decimal ?? trained.Decimal,
        MissingWords = MissingWords ?? trained.MissingWords,
        WordColumns = trained.WordColumns,
    };
}
