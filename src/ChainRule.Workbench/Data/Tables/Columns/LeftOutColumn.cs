namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A column that nobody asked to leave out and that is not learnt from.</summary>
/// <param name="Name">of the column</param>
/// <param name="Reason">why it tells nothing of other rows</param>
public sealed record LeftOutColumn(string Name, string Reason)
{
    public override string ToString() => $"{Name} ({Reason})";
}
