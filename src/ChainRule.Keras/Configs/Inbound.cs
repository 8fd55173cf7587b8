using System.Text.Json;
using ChainRule.Formats;

namespace ChainRule.Keras.Configs;

/// <summary>Reads which layers a layer of a functional model takes its inputs from.</summary>
internal static class Inbound
{
    /// <summary>The names, in order; none for an input.</summary>
    public static string[] Read(StrictValue nodes) => nodes.List() switch
    {
        [] => [],
        [var node] => [.. node.Kind == JsonValueKind.Object && node.Object().Optional("args") is { } arguments ? Tensors(arguments) : Names(node)],
        _ => throw nodes.Refuse("the layer is used more than once in the model, which is not read", "give each use a layer of its own"),
    };

    // Keras 2: [["dense", 0, 0, {}], …]
    private static IEnumerable<string> Names(StrictValue node) =>
        node.List() is [{ Kind: JsonValueKind.String } name, ..] ? [name.Text()] : node.List().Select(input => input.List() is [var name, ..] ? name.Text() : throw input.Refuse("the name of a layer is missing"));

    // Keras 3: the arguments of a call, in which tensors say what made them: "keras_history": ["dense", 0, 0]
    private static IEnumerable<string> Tensors(StrictValue value)
    {
        if (value.Kind == JsonValueKind.Array)
            return value.List().SelectMany(Tensors);
        if (value.Kind != JsonValueKind.Object)
            return [];
        var tensor = value.Object();
        return tensor.Text("class_name") switch
        {
            "__tuple__" => value.List().SelectMany(Tensors),
            "__keras_tensor__" => [tensor.Required("config").Object().Required("keras_history").List() is [var name, ..] ? name.Text() : throw value.Refuse("the name of a layer is missing")],
            _ => [],
        };
    }
}
