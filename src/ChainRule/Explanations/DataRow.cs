namespace ChainRule.Explanations;

/// <summary>Where a sample comes from.</summary>
/// <param name="Data">what the data is called: iris.csv</param>
/// <param name="Index">which row of it, from 0</param>
/// <param name="IsStandardized">whether its numbers are (x − mean)/deviation, of the rows that the model was trained on</param>
public sealed record DataRow(string Data, int Index, bool IsStandardized);
