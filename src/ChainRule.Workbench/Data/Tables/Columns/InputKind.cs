namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>
/// How an input column is read: as numbers, as words (one input for each, or hashed into a number of inputs), as dates or as times of the day. Of dates, Dmy and Mdy say whether
/// the day or the month comes first; with Date, the whole column decides.
/// </summary>
public enum InputKind
{
    Number,
    Word,
    Hash,
    Date,
    Dmy,
    Mdy,
    Time,
}
