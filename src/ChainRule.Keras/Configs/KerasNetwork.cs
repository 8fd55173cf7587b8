using System.Text.Json;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Keras.Configs;

/// <summary>The architecture of a model: its name, the sizes of a sample, and its layers.</summary>
internal sealed record KerasNetwork(string Name, int[] Input, IReadOnlyList<KerasStep> Steps)
{
    private const int MaximumRank = 3;
    private const int MaximumLayers = 1000;

    private static readonly string[] ShapeKeys = ["batch_shape", "batch_input_shape"];

    /// <summary>Reads a model's object: its class and its configuration.</summary>
    /// <exception cref="InputException">it is no model of this kind, or has a layer that is not known to Keras itself</exception>
    public static KerasNetwork Read(StrictValue value)
    {
        var model = value.Object();
        var kind = model.Required("class_name").Text();
        if (kind is not ("Sequential" or "Functional" or "Model"))
            throw model.Required("class_name").Refuse($"{kind} is not a Sequential or Functional model, so the file does not say how its layers are joined");
        var config = model.Required("config");

        // The oldest files have a list of layers alone.
        var settings = config.Kind == JsonValueKind.Array ? new(config.Location) : config.Object();
        var layers = ReadLayers(config.Kind == JsonValueKind.Array ? config : settings.Required("layers"), kind == "Sequential");
        if (layers.Count == 0)
            throw config.Refuse("the model has no layers");
        var output = kind == "Sequential" ? layers[^1].Name : OnlyName(settings.Required("output_layers"), "outputs");
        if (kind != "Sequential")
            OnlyName(settings.Required("input_layers"), "inputs");
        return new(settings.Text("name") ?? "model", ReadInput(settings, layers[0]), new KerasChain(layers, config.Location).To(output));
    }

    private static List<KerasLayer> ReadLayers(StrictValue value, bool isSequential)
    {
        var layers = new List<KerasLayer>();
        foreach (var item in value.Items(0, MaximumLayers))
            layers.Add(ReadLayer(item, isSequential ? [.. layers.TakeLast(1).Select(layer => layer.Name)] : null));
        return layers;
    }

    private static KerasLayer ReadLayer(StrictValue value, string[]? inputs)
    {
        var layer = value.Object();
        var kind = layer.Required("class_name").Text();
        var settings = layer.Required("config").Object();
        var name = layer.Text("name") ?? settings.Text("name") ?? kind;
        var read = new KerasLayer(kind, name, settings, inputs ?? Inbound.Read(layer.Required("inbound_nodes")));
        if ((layer.Text("module") is { } module && module.Split('.')[0] is not ("keras" or "tf_keras")) || layer.Text("registered_name")?.Contains('>') == true)
            throw read.Refuse("this is a layer of a program's own, whose code no file holds", "replace it by layers of Keras, and save the model again");
        return read;
    }

    // [batch, …], of which only the batch may be left open.
    private static int[] ReadInput(StrictObject settings, KerasLayer first)
    {
        var shape = ShapeKeys.Select(first.Optional).FirstOrDefault(given => given is not null) ?? settings.Given("build_input_shape")
            ?? throw first.Refuse("the shape of a sample is not in the file", "call build with it in Keras, and save the model again");
        var sizes = shape.List();
        if (sizes.Length is < 2 or > MaximumRank + 1)
            throw shape.Refuse($"samples have {Math.Max(0, sizes.Length - 1)} dimensions", $"models are read whose samples have 1 to {MaximumRank}");
        if (sizes.Skip(1).Any(size => size.Kind == JsonValueKind.Null))
            throw shape.Refuse("a size of a sample is left open", "save the model with an input of fixed size");
        return [.. sizes.Skip(1).Select(size => size.WholeNumber(1, int.MaxValue))];
    }

    // ["dense", 0, 0], or a list of one of these.
    private static string OnlyName(StrictValue value, string what)
    {
        var items = value.List();
        if (items is [{ Kind: JsonValueKind.Array or JsonValueKind.Object } only])
            items = only.List();
        return items is [{ Kind: JsonValueKind.String } name, ..] ? name.Text() : throw value.Refuse($"the model has several {what}, or none", "only models with one input and one output are read");
    }
}
