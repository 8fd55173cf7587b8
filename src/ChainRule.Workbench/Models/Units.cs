using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Models;

/// <summary>Figures of a regression in the unit of the table, where the target was standardised to be learnt.</summary>
internal static class Units
{
    public static Evaluation InUnits(this Preparation? preparation, Evaluation evaluation) =>
        preparation?.Target is NumberTarget target && evaluation.Regression is { } errors
            ? evaluation with { Regression = errors.In(target.StandardDeviation) }
            : evaluation;
}
