using System.Globalization;
using ChainRule.Data;
using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Judging;

/// <summary>Samples of numbers: every prediction beside the number that it should be, in the units of the table, and those that are farthest off.</summary>
internal sealed class JudgedNumbers : JudgedSamples
{
    /// <summary>The most outputs whose numbers are kept.</summary>
    public const int MostOutputs = 4;

    private readonly WorstMistakes _worst = new(MostMistakes);
    private readonly NumberTargets? _targets;
    private readonly double[][] _actual;
    private readonly double[][] _predicted;

    public JudgedNumbers(BatchSource set, Experiment experiment)
    {
        _targets = experiment.Preparation?.Target as NumberTargets;
        var outputs = set.TargetType.Shape.Count;
        Names = ClassNames.Of(experiment.OutputNames, outputs);
        _actual = [.. Enumerable.Range(0, Math.Min(outputs, MostOutputs)).Select(_ => new double[set.Count])];
        _predicted = [.. _actual.Select(numbers => new double[numbers.Length])];
    }

    /// <summary>What the outputs are called, also those whose numbers are not kept.</summary>
    public IReadOnlyList<string> Names { get; }

    public override IReadOnlyList<Mistake> Mistakes => _worst.Mistakes;

    /// <summary>For each output that is kept, what each sample's number is and what was predicted.</summary>
    public IEnumerable<(string Name, double[] Actual, double[] Predicted)> Outputs => Names.Zip(_actual, _predicted);

    public override void Add(JudgedBatch batch)
    {
        var width = Names.Count;
        for (var i = 0; i < batch.Rows.Length; i++)
        {
            var sample = batch.Rows.Span[i];
            var (worst, size) = (0, -1.0);
            for (var o = 0; o < width; o++)
            {
                var (actual, predicted) = (batch.Targets.Value(i * width + o), batch.Outputs.Value(i * width + o));
                if (Math.Abs(predicted - actual) > size)
                    (worst, size) = (o, Math.Abs(predicted - actual));
                if (o < _actual.Length)
                    (_actual[o][sample], _predicted[o][sample]) = (Unit(o, actual), Unit(o, predicted));
            }

            // Of several outputs, each is measured by its own deviation, which is how the network learnt them.
            _worst.Add(sample, size, () => MistakeOf(sample, size, worst, (batch.Targets.Value(i * width + worst), batch.Outputs.Value(i * width + worst))));
        }
    }

    private Mistake MistakeOf(int sample, double size, int output, (double Actual, double Predicted) numbers)
    {
        var (actual, predicted) = (Unit(output, numbers.Actual), Unit(output, numbers.Predicted));
        var of = Names.Count > 1 ? $"{Names[output]}: " : "";
        return new(sample, size, output, of + Shown(actual), Shown(predicted), (predicted < actual ? "" : "+") + Shown(predicted - actual));
    }

    private double Unit(int output, double number) => _targets?.Numbers[output].ToOriginalUnit(number) ?? number;

    private static string Shown(double number) => Figures.Minus(number.ToString("G5", CultureInfo.InvariantCulture));
}
