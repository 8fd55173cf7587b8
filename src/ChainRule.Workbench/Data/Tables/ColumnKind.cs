namespace ChainRule.Workbench.Data.Tables;

/// <summary>What the cells of a column hold.</summary>
public enum ColumnKind
{
    /// <summary>Numbers, in at least nine of ten cells that hold something.</summary>
    Numbers,

    /// <summary>Words.</summary>
    Words,

    /// <summary>Nothing in any row.</summary>
    Nothing,
}
