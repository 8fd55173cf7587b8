using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>
/// Weighted sums: Gemm for rows of numbers; for more dimensions MatMul and Add, with the weight turned by a node, so that it keeps its layout and
/// name in the file.
/// </summary>
internal static class LinearForms
{
    public static IEnumerable<LayerForm> All =>
    [
        LayerForm.Of<Linear>(Write) with { Operator = "Gemm", Read = ReadGemm },
    ];

    private static string Write(Linear layer, LayerSite site)
    {
        var (weight, bias) = (site.Parameter("weight"), site.Parameter("bias"));
        if (site.Sample.Rank == 1)
            return site.Node("Gemm", [site.X, .. weight, .. bias], ("transB", 1));
        var z = site.Node("MatMul", [site.X, site.Node("Transpose", weight, ("perm", (int[])[1, 0]))]);
        return bias.Length == 0 ? z : site.Node("Add", [z, .. bias]);
    }

    private static Linear? ReadGemm(LayerNode node)
    {
        var attributes = node.Attributes;
        if (attributes.Float("alpha", 1) != 1 || attributes.Float("beta", 1) != 1 || attributes.Flag("transA") || !node.HasConstants || node.Constant(1) is not { Shape.Rank: 2 } b)
            return null;
        return Of(attributes.Flag("transB") ? b : Turned(b), node.Constant(2));
    }

    /// <summary>The layer that multiplies rows by a weight (out, in) and adds a bias; null if the bias is neither one number nor one for each unit.</summary>
    public static Linear? Of(Tensor weight, Tensor? bias)
    {
        var (units, inputs) = (weight.Shape[0], weight.Shape[1]);
        var kind = bias is null ? LinearBias.None
            : bias.Count == units && bias.Shape.Count == bias.Shape[-1] ? LinearBias.PerUnit
            : bias.Count == 1 ? LinearBias.Shared
            : (LinearBias?)null;
        return kind is { } known && inputs > 0 && units > 0 ? LayerNode.Filled(new Linear(inputs, units, known), bias is null ? [weight] : [weight, bias]) : null;
    }

    /// <summary>A matrix with its rows as columns.</summary>
    public static Tensor Turned(Tensor matrix) => new Tape().Bind(matrix).Transpose().Value;
}
