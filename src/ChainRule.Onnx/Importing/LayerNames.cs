using ChainRule.Layers;

namespace ChainRule.Onnx.Importing;

/// <summary>What a layer of a graph is called, and what stands between that and the name of a parameter: fc1 and . of fc1.weight, in_proj and _ of in_proj_weight.</summary>
internal sealed record LayerName(string Path, char Separator)
{
    public string Of(Parameter parameter) => $"{Path}{Separator}{parameter.Name}";
}

/// <summary>The names of layers in a graph: as their tensors are called (fc1.weight), or else as their nodes are (/fc1/Gemm), or else by kind.</summary>
internal sealed class LayerNames(Wiring wiring)
{
    private static readonly string[] Parameters = ["weight", "bias", "running_mean", "running_var"];

    private readonly HashSet<string> _taken = [];

    public LayerName Of(Recognized layer)
    {
        var name = FromTensors(layer) ?? new(FromNode(layer.Nodes[0].Name) ?? layer.Layer.GetType().Name.ToLowerInvariant(), '.');
        return name with { Path = UniqueName.Of(name.Path, _taken.Add) };
    }

    private LayerName? FromTensors(Recognized layer) =>
        (from constant in layer.Constants
         let name = wiring.Name(constant)
         where name is not null
         from parameter in Parameters
         where name.EndsWith(parameter, StringComparison.Ordinal) && name.Length > parameter.Length + 1 && name[^(parameter.Length + 1)] is '.' or '_'
         select new LayerName(name[..^(parameter.Length + 1)], name[^(parameter.Length + 1)])).FirstOrDefault();

    private static string? FromNode(string name) =>
        name.StartsWith('/') && name.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.. var scope, _] && scope.Length > 0 ? string.Join('.', scope) : null;
}
