namespace ChainRule.Workbench.Data.Splits;

/// <summary>How the rows to validate by are chosen.</summary>
public enum SplitKind
{
    /// <summary>Drawn, each class giving the share that it has in all rows.</summary>
    Stratified,

    /// <summary>Drawn.</summary>
    Random,

    /// <summary>The last ones, in the order of the file.</summary>
    Time,
}
