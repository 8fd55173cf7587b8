namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>What a network is to tell of a row.</summary>
public enum TargetKind
{
    /// <summary>Which of several classes it is of.</summary>
    Class,

    /// <summary>A number.</summary>
    Number,
}
