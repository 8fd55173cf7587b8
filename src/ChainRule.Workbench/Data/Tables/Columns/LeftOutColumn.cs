namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A column that is left out without being asked.</summary>
/// <param name="Name">of the column</param>
/// <param name="Reason">why it says nothing about other rows</param>
public sealed record LeftOutColumn(string Name, string Reason)
{
    public override string ToString() => $"{Name} ({Reason})";
}
