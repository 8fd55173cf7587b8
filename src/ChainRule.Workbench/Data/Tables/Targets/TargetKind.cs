namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>What a network predicts for a row: its class, or a number.</summary>
public enum TargetKind
{
    Class,
    Number,
}
