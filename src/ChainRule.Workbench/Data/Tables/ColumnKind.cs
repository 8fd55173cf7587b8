namespace ChainRule.Workbench.Data.Tables;

/// <summary>What the cells of a column hold: numbers (in at least nine of ten cells that are not empty), words, or nothing in any row.</summary>
public enum ColumnKind
{
    Numbers,
    Words,
    Nothing,
}
