namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>What a network predicts for a row.</summary>
public enum TargetKind
{
    /// <summary>Which of several classes it is of.</summary>
    Class,

    /// <summary>A number.</summary>
    Number,
}
