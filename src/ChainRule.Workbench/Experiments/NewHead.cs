using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Specifications;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Experiments;

/// <summary>The last layer of a model, drawn anew with an output for each class or number of other data.</summary>
/// <param name="Place">which of the layers it is, from 0</param>
/// <param name="Layers">all layers, with the new one</param>
internal sealed record NewHead(int Place, ValueList<PartSpecification> Layers)
{
    private const string Size = "out_features";

    /// <exception cref="InputException">the last layer with parameters is no linear one</exception>
    public static NewHead Of(Model model, BatchSource train, string file)
    {
        var place = model.Network.Children.Index().LastOrDefault(layer => layer.Item.Parameters.Count > 0, (Index: -1, Item: model.Network)).Index;
        if (place < 0 || model.Network.Children[place] is not Linear)
            throw new InputException(file, place < 0 ? null : $"layers[{place}]", place < 0 ? "no layer has parameters" : "the last layer with parameters is not linear", "--new-head draws a linear layer anew: train another network");
        var layers = model.Specification.Layers;
        var head = layers[place] with { Settings = [new(Size, Outputs(model.Output, train)), .. layers[place].Settings.Where(setting => setting.Name != Size)] };
        return new(place, [.. layers.Take(place), head, .. layers.Skip(place + 1)]);
    }

    /// <summary>Whether a parameter belongs to it.</summary>
    public bool Has(Parameter parameter) => parameter.Path.StartsWith($"{Place}.", StringComparison.Ordinal);

    // A single output can stand for two classes.
    private static int Outputs(Shape old, BatchSource train) =>
        !train.HasClasses ? train.TargetType.Shape.Count : train.ClassCount == 2 && old == [1] ? 1 : train.ClassCount;
}
