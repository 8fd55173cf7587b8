using System.Globalization;
using ChainRule.Metrics;

namespace ChainRule.Training;

/// <summary>How well a model does on a data set.</summary>
/// <param name="Loss">the mean loss</param>
/// <param name="Classification">which classes were taken for which; null for a regression, or if there are more than <see cref="ConfusionMatrix.MostClasses"/></param>
/// <param name="Regression">how far predictions are off; null for a classification and for labels</param>
public sealed record Evaluation(double Loss, ConfusionMatrix? Classification, RegressionErrors? Regression)
{
    /// <summary>How well several yes-or-no questions are answered; null if nothing of the kind is learnt.</summary>
    public LabelScores? Labels { get; init; }

    /// <summary>Every figure under its name in reports, the most important first; NaN if it is undefined.</summary>
    public IReadOnlyList<(string Name, double Value)> Figures =>
        (Classification, Regression) switch
        {
            ({ } c, _) => [("loss", Loss), ("accuracy", c.Accuracy), ("macro_precision", c.MacroPrecision), ("macro_recall", c.MacroRecall), ("macro_f1", c.MacroF1)],
            (_, { } r) => [("loss", Loss), .. r.Figures],
            _ => [("loss", Loss), .. Labels?.Figures ?? []],
        };

    /// <summary>The loss and the most important figure.</summary>
    public override string ToString() => (Classification, Regression) switch
    {
        ({ } c, _) => string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}  accuracy {100 * c.Accuracy,5:0.0} %"),
        (_, { RSquared: double.NaN }) => string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}  R² undefined"),
        (_, { } r) => string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}  R² {r.RSquared:0.000}").Replace('-', '−'),
        _ => string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}") + (Labels is { } l ? string.Create(CultureInfo.InvariantCulture, $"  accuracy {100 * l.Accuracy,5:0.0} %") : ""),
    };
}
