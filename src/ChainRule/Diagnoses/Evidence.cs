using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>All that is known of a training: what the rules of illnesses read.</summary>
internal sealed class Evidence
{
    public required Trainer Trainer { get; init; }

    public required DataFigures Data { get; init; }

    /// <summary>The steps that were observed last, the oldest first.</summary>
    public required IReadOnlyList<StepFigures> Steps { get; init; }

    /// <summary>The course of the losses; empty without training.</summary>
    public IReadOnlyList<CourseStretch> Course { get; init; } = [];

    /// <summary>The figures of a model that has been trained for a while, on what it learns from; null before that.</summary>
    public Evaluation? Judged { get; init; }

    /// <summary>The same on the validation data; null if there are none.</summary>
    public Evaluation? Validated { get; init; }

    /// <summary>Whether inputs tell something about targets; null if that was not tested.</summary>
    public NeighbourTest? Neighbours { get; init; }

    /// <summary>How well one batch is learnt alone; null if that was not tried.</summary>
    public OneBatchTrial? Trial { get; init; }

    /// <summary>Where training stopped because of numbers that are not finite; null if it did not.</summary>
    public DivergedException? Divergence { get; init; }

    /// <summary>The weights in the order of the layers, each with the medians of what was observed.</summary>
    public IReadOnlyList<WeightFigures> Weights => field ??=
    [
        .. Steps.SelectMany(step => step.Weights).GroupBy(weight => weight.Path).Select(same => new WeightFigures(
            same.Key,
            Statistics.Median(same.Select(weight => weight.GradientSize)),
            Statistics.Median(same.Select(weight => weight.Size)),
            Statistics.Median(same.Select(weight => weight.UpdateRatio).Where(double.IsFinite)))),
    ];

    /// <summary>How much of the loss of guessing is left: 1 for a network that only guesses.</summary>
    public double? Left => Course.Count > 0 ? Course[^1].Training / Data.GuessingLoss : Judged?.Loss / Data.GuessingLoss;

    /// <summary>Whether predictions are no better than the most frequent class, or the mean.</summary>
    public static bool IsGuessing(Evaluation judged, double largestShare) => (judged.Classification, judged.Regression) switch
    {
        ({ } classes, _) => classes.Accuracy <= largestShare + Statistics.Uncertainty(largestShare, classes.Count),
        (_, { } numbers) => !(numbers.RSquared > 0.03),
        _ when judged.Labels is { } labels => labels.ByLabel.All(label => label.Recall(1) == 0 || label.Recall(0) == 0),
        _ => true,
    };
}
