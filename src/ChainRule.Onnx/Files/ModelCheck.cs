using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using static ChainRule.Onnx.Messages.AttributeProto.Types;

namespace ChainRule.Onnx.Files;

/// <summary>What of the ONNX format is read, and what is refused by name.</summary>
internal static class ModelCheck
{
    public const int OldestIr = 3;
    public const int NewestIr = 13;

    // What they compute is the same in all operator sets.
    private static readonly HashSet<string> Lasting =
        ["Elu", "GlobalAveragePool", "GlobalMaxPool", "HardSigmoid", "InstanceNormalization", "LeakyRelu", "Selu", "Softplus", "Softsign", "LRN", "Not", "Transpose", "SpaceToDepth", "DepthToSpace", "Shape", "Size", "Floor", "Ceil", "Abs", "Neg", "Exp", "Log", "Sqrt", "Reciprocal", "Sigmoid", "Tanh", "Relu", "ThresholdedRelu"];

    public static bool IsDefault(string domain) => domain is "" or "ai.onnx";

    /// <summary>The version of the operator set.</summary>
    /// <exception cref="InputException">the file has something that is not read</exception>
    public static int Opset(ModelProto model, string file)
    {
        if (model.Graph is not { } graph)
            throw new InputException(file, null, "this is not an ONNX model: it has no graph");
        if (model.IrVersion is < OldestIr or > NewestIr)
            throw new InputException(file, null, FormattableString.Invariant($"its format has the version {model.IrVersion}; versions {OldestIr} to {NewestIr} are read"));
        if (model.Functions.Count > 0)
            throw new InputException(file, $"function {model.Functions[0].Name}", "functions of a model's own are not supported", "export the model with its functions inlined");
        if (graph.SparseInitializer.Count > 0)
            throw new InputException(file, null, "sparse tensors are not supported", "export the model with dense weights");
        foreach (var (place, node) in graph.Node.Index())
        {
            if (node.OpType.Length == 0)
                throw new InputException(file, FormattableString.Invariant($"node {place}"), "it does not say what it computes");
            if (!IsDefault(node.Domain))
                throw NodeFault.Of(file, node, $"the operators of {node.Domain} are not supported");
            if (node.Attribute.FirstOrDefault(attribute => attribute.Type is AttributeType.Graph or AttributeType.Graphs) is { } inner)
                throw NodeFault.Of(file, node, $"graphs within a node ({inner.Name}) are not supported");
            if (node.Attribute.GroupBy(attribute => attribute.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw NodeFault.Of(file, node, $"it has two attributes {twice.Key}");
        }

        return Opset(model.OpsetImport, graph.Node.All(node => Lasting.Contains(node.OpType)), file);
    }

    private static int Opset(IEnumerable<OperatorSetIdProto> sets, bool isLasting, string file)
    {
        long[] versions = [.. sets.Where(set => IsDefault(set.Domain)).Select(set => set.Version)];
        if (versions.Length != 1)
            throw new InputException(file, null, versions.Length == 0 ? "it does not say which version of the operator set it uses" : "it names two versions of the operator set");
        return versions[0] >= (isLasting ? 1 : OperatorSet.Oldest) && versions[0] <= OperatorSet.Newest
            ? (int)versions[0]
            : throw new InputException(file, null, FormattableString.Invariant($"it uses version {versions[0]} of the operator set; versions {OperatorSet.Oldest} to {OperatorSet.Newest} are read"), "export it with another opset_version");
    }
}
