using ChainRule.Workbench.Data.Tables;

namespace ChainRule.Workbench.Data;

/// <summary>Where the samples of the set that is judged last come from, so that each can be found again.</summary>
/// <param name="Data">the data that the user named</param>
/// <param name="Rows">the row of each sample in them; null if samples and rows are the same</param>
/// <param name="Table">the table whose rows they are; null if the data were numbers already</param>
/// <param name="Files">the name of the picture of each row; null if they were no files of pictures</param>
public sealed record SampleOrigin(string Data, IReadOnlyList<int>? Rows = null, Table? Table = null, IReadOnlyList<string>? Files = null)
{
    /// <summary>The row of a sample, from 0, as <c>explain --row</c> counts.</summary>
    public int RowOf(int sample) => Rows?[sample] ?? sample;

    /// <summary>The name of the picture that a sample was; null if it was no file of a picture.</summary>
    public string? FileOf(int sample) => Files?[RowOf(sample)];
}
