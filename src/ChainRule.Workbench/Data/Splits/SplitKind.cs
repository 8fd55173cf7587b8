namespace ChainRule.Workbench.Data.Splits;

/// <summary>How the validation rows are chosen.</summary>
public enum SplitKind
{
    /// <summary>Drawn at random, each class in its share of all rows.</summary>
    Stratified,

    /// <summary>Drawn at random.</summary>
    Random,

    /// <summary>The last ones, in the order of the file.</summary>
    Time,
}
