namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>What a network predicts for a row: its class, a number, or several labels, each of which is yes or no.</summary>
public enum TargetKind
{
    Class,
    Number,
    Label,
}
