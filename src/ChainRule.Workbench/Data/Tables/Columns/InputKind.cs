namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>What a column that is learnt from can be taken for.</summary>
public enum InputKind
{
    /// <summary>Numbers, one input.</summary>
    Number,

    /// <summary>Words, one input each.</summary>
    Word,

    /// <summary>Dates; whether the day or the month comes first, the whole column decides.</summary>
    Date,

    /// <summary>Dates with the day first, then the month.</summary>
    Dmy,

    /// <summary>Dates with the month first, then the day.</summary>
    Mdy,

    /// <summary>Times of the day.</summary>
    Time,
}
