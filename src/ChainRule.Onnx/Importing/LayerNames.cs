namespace ChainRule.Onnx.Importing;

/// <summary>The paths of layers in a graph: as their tensors are named (fc1.weight), or else as their nodes are (/fc1/Gemm), or else by kind.</summary>
internal sealed class LayerNames(Wiring wiring)
{
    private static readonly string[] Endings = [".weight", ".bias", "_weight", "_bias", ".running_mean", ".running_var"];

    private readonly HashSet<string> _taken = [];

    public string Of(Recognized layer)
    {
        var name = FromTensors(layer) ?? FromNode(layer.Nodes[0].Name) ?? layer.Layer.GetType().Name.ToLowerInvariant();
        return Enumerable.Range(0, int.MaxValue).Select(i => i == 0 ? name : FormattableString.Invariant($"{name}_{i}")).First(_taken.Add);
    }

    private string? FromTensors(Recognized layer) =>
        (from constant in layer.Constants
         let name = wiring.Name(constant)
         where name is not null
         from ending in Endings
         where name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length
         select name[..^ending.Length]).FirstOrDefault();

    private static string? FromNode(string name) =>
        name.StartsWith('/') && name.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.. var scope, _] && scope.Length > 0 ? string.Join('.', scope) : null;
}
