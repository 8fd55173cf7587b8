using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Models;

/// <summary>Figures of a regression in the units of the table, where targets were standardised to be learnt.</summary>
internal static class OriginalUnits
{
    public static Evaluation InOriginalUnits(this Preparation? preparation, Evaluation evaluation) =>
        preparation?.Target is NumberTargets targets && evaluation.Regression is { } errors
            ? evaluation with { Regression = errors.In([.. targets.Numbers.Select(number => number.StandardDeviation)]) }
            : evaluation;
}
