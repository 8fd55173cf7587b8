namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A column that is left out by default, and the reason why it says nothing about other rows.</summary>
public sealed record LeftOutColumn(string Name, string Reason)
{
    public override string ToString() => $"{Name} ({Reason})";
}
