using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Onnx.Importing;
using ChainRule.Specifications;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Experiments;

/// <summary>The last layer of a model, drawn anew with an output for each class or number of other data.</summary>
/// <param name="Path">what the layer is called</param>
/// <param name="Layers">all layers, with the new one</param>
internal sealed record NewHead(string Path, ValueList<PartSpecification> Layers)
{
    private const string Size = "out_features";

    /// <exception cref="InputException">the last layer with parameters is no linear one</exception>
    public static NewHead Of(Model model, BatchSource train, string file)
    {
        var (place, last) = model.Network.Children.Index().LastOrDefault(layer => layer.Item.Parameters.Count > 0, (Index: -1, Item: model.Network));
        var layers = model.Specification.Layers;
        var outputs = Outputs(model.Output, train);
        return last switch
        {
            Linear => new(last.Path, With(layers[place] with { Settings = [new(Size, outputs), .. layers[place].Settings.Where(setting => setting.Name != Size)] })),
            ImportedGraph { Head: not null } graph when graph.WithHead(outputs) is var anew => new(anew.Head!, With(PartSpecification.Of(anew))),
            _ => throw Refuse(place < 0 ? null : $"layers[{place}]", place < 0 ? "no layer has parameters" : last is ImportedGraph ? "the graph does not end with a linear layer" : "the last layer with parameters is not linear"),
        };

        ValueList<PartSpecification> With(PartSpecification head) => [.. layers.Take(place), head, .. layers.Skip(place + 1)];

        InputException Refuse(string? where, string problem) => new(file, where, problem, "--new-head draws a linear layer anew: train another network");
    }

    /// <summary>Whether a parameter belongs to it.</summary>
    public bool Has(Parameter parameter) => parameter.Path.StartsWith($"{Path}.", StringComparison.Ordinal);

    // A single output can stand for two classes.
    private static int Outputs(Shape old, BatchSource train) =>
        !train.HasClasses ? train.TargetType.Shape.Count : train.ClassCount == 2 && old == [1] ? 1 : train.ClassCount;
}
