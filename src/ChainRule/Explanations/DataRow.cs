namespace ChainRule.Explanations;

/// <summary>The row of data that a sample comes from.</summary>
/// <param name="Data">the data's name: iris.csv</param>
/// <param name="Index">the row, counted from 0</param>
/// <param name="IsStandardized">whether its numbers are (x − mean)/deviation, with the mean and deviation of the rows that the model was trained on</param>
public sealed record DataRow(string Data, int Index, bool IsStandardized);
