using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Series;

namespace ChainRule.Workbench.Models;

/// <summary>How well a model does on data.</summary>
/// <param name="Evaluation">the figures, in the units of the table</param>
/// <param name="LeftOut">how many rows of a table were not, since they lack a value or hold unknown words</param>
/// <param name="Note">which classes were read as which, if their names differ from the model's; else null</param>
public sealed record Judgement(Evaluation Evaluation, int Samples, int LeftOut, string? Note)
{
    /// <summary>What a time series is predicted to be without learning; null if the model is not that of a series.</summary>
    public NaiveForecast? Naive { get; init; }
}
