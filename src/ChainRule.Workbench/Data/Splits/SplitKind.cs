namespace ChainRule.Workbench.Data.Splits;

/// <summary>How the validation rows are chosen: at random with each class in its share of all rows, at random, or the last rows of the file.</summary>
public enum SplitKind
{
    Stratified,
    Random,
    Time,
}
