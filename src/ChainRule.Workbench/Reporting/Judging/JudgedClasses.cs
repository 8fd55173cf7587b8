using System.Globalization;
using ChainRule.Losses;
using ChainRule.Metrics;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Judging;

/// <summary>Samples of classes: those that were taken for another class with the greatest certainty, and how well certainty is founded.</summary>
internal sealed class JudgedClasses(Loss loss, IReadOnlyList<string>? names) : JudgedSamples
{
    private readonly WorstMistakes _worst = new(MostMistakes);

    public override IReadOnlyList<Mistake> Mistakes => _worst.Mistakes;

    /// <summary>Null if the outputs are not probabilities.</summary>
    public Calibration? Calibration { get; } = loss.GivesProbabilities ? new() : null;

    public override void Add(JudgedBatch batch)
    {
        var shares = loss.Probabilities(new Tape(training: false).Input(batch.Outputs)).Value;
        for (var i = 0; i < batch.Rows.Length; i++)
        {
            var (actual, predicted) = ((int)batch.Targets.Value(i), ConfusionMatrix.PredictedClass(batch.Outputs, i, loss.Threshold));
            var (sure, rest) = (Share(shares, i, predicted), Share(shares, i, actual));
            Calibration?.Add(sure, predicted == actual);
            if (predicted != actual)
                _worst.Add(batch.Rows.Span[i], sure - rest, () => MistakeOf(batch.Rows.Span[i], (actual, rest), (predicted, sure)));
        }
    }

    private Mistake MistakeOf(int sample, (int Class, double Share) actual, (int Class, double Share) predicted)
    {
        var shown = ClassNames.Of(names, Math.Max(actual.Class, predicted.Class) + 1);
        return new(sample, predicted.Share - actual.Share, predicted.Class, shown[actual.Class], shown[predicted.Class], Shown(predicted.Share));
    }

    private string Shown(double share) => loss.GivesProbabilities ? Figures.Percent(share) : Figures.Minus(share.ToString("G4", CultureInfo.InvariantCulture));

    // A single output is that of the second of two classes.
    private static double Share(Tensor shares, int row, int c)
    {
        var width = shares.Count / shares.Shape[0];
        return width == 1 ? (c == 1 ? shares.Value(row) : 1 - shares.Value(row)) : shares.Value(row * width + c);
    }
}
