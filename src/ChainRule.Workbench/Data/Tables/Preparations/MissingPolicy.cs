namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What to do about a missing value: refuse it, fill in the mean or most frequent word (never for a target), or drop its row.</summary>
public enum MissingPolicy
{
    Refuse,
    Mean,
    Drop,
}
