namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What to do about a word that was not in training: set all inputs of its column to 0, or give its row no prediction.</summary>
public enum UnseenPolicy
{
    Zero,
    Refuse,
}
