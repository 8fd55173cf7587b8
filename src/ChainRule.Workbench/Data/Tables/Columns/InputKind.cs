namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>What an input column can be read as.</summary>
public enum InputKind
{
    /// <summary>Numbers, one input.</summary>
    Number,

    /// <summary>Words, one input each.</summary>
    Word,

    /// <summary>Dates; the whole column decides whether the day or the month comes first.</summary>
    Date,

    /// <summary>Dates with the day first, then the month.</summary>
    Dmy,

    /// <summary>Dates with the month first, then the day.</summary>
    Mdy,

    /// <summary>Times of the day.</summary>
    Time,
}
