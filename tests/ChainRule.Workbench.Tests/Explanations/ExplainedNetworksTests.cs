using System.Globalization;
using ChainRule.Explanations;
using ChainRule.Expressions;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Explanations;

/// <summary>What an explanation prints is what the engine computed.</summary>
public sealed class ExplainedNetworksTests
{
    [Fact]
    public void Every_figure_of_200_random_networks_is_the_engines() =>
        Assert.Empty(RandomNetwork.Draw(200).SelectMany(Differences));

    [Fact]
    public void Every_figure_of_the_networks_that_PyTorch_computed_is_the_engines() =>
        Assert.Empty(Directory.EnumerateFiles(Fixtures.Networks, "*.expected.json").Order()
            .Select(file => NetworkFile.Read(file.Replace(".expected", "", StringComparison.Ordinal), DType.Float64))
            .SelectMany(Differences));

    private static IEnumerable<string> Differences(NetworkFile network)
    {
        var report = GradientsReport.Of(network);
        var gradients = report.Gradients.Append(KeyValuePair.Create("input", report.InputGradient)).ToDictionary();
        var addresses = gradients.Keys.SelectMany(name => Corners(name, gradients[name])).ToArray();
        var explanation = Explanation.Of(new(network.Model.Network, network.Model.Loss, network.Model.Regularization), network.Batch!.Input, network.Batch.Target, addresses, network.Model.Optimizer, options: new() { MostTerms = 4 });
        foreach (var step in explanation.Sections.SelectMany(section => section.Steps))
        {
            if (!AreNear(step.Formula.Value, step.Value, Scale(step.Formula)))
                yield return $"{network.Model.Name}: {step.Address} is {step.Value:R}, and {step.Formula} gives {step.Formula.Value:R}";
        }

        if (explanation.Loss != report.Loss)
            yield return $"{network.Model.Name}: the loss is {report.Loss:R}, not {explanation.Loss:R}";
        foreach (var subject in explanation.Subjects)
        {
            var (name, index) = Split(subject.Address, gradients);
            if (subject.Gradient != gradients[name].Value(index))
                yield return $"{network.Model.Name}: the gradient of {subject.Address} is {gradients[name].Value(index):R}, not {subject.Gradient:R}";
            if (subject.Updated != report.Updated?.Where(pair => pair.Key == name).Select(pair => (double?)pair.Value.Value(index)).FirstOrDefault())
                yield return $"{network.Model.Name}: {subject.Address} after the step is not {subject.Updated:R}";
        }
    }

    // Where terms cancel, a sum is as exact as its largest term.
    private static double Scale(Expression formula) =>
        formula.Parts.Select(Scale).Append(Math.Abs(formula.Value)).Max();

    private static bool AreNear(double a, double b, double scale) => Math.Abs(a - b) <= 1e-12 * scale;

    // The first and the last element.
    private static IEnumerable<string> Corners(string name, Tensor tensor) =>
        ((int[][])[[.. tensor.Shape.Select(_ => 0)], [.. tensor.Shape.Select(size => size - 1)]]).Select(indexes => $"{name}[{string.Join(",", indexes)}]").Distinct();

    private static (string Name, int Index) Split(string address, Dictionary<string, Tensor> tensors)
    {
        var parts = address.Split('[', ',', ']');
        return (parts[0], parts[1..^1].Zip(tensors[parts[0]].Shape).Aggregate(0, (index, next) => index * next.Second + int.Parse(next.First, CultureInfo.InvariantCulture)));
    }
}
