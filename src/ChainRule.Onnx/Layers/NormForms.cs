using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>Normalisations. One without a trained weight and bias gets ones and zeros, which only its nodes know.</summary>
internal static class NormForms
{
    public static IEnumerable<LayerForm> All =>
    [
        LayerForm.Single<BatchNorm1d>("BatchNormalization", WriteBatch, node => node.Input.Rank is 2 or 3 ? ReadBatch(node, (features, eps, momentum) => new BatchNorm1d(features, eps, momentum)) : null),
        LayerForm.Single<BatchNorm2d>("BatchNormalization", WriteBatch, node => node.Input.Rank == 4 ? ReadBatch(node, (features, eps, momentum) => new BatchNorm2d(features, eps, momentum)) : null),
        LayerForm.Single<LayerNorm>("LayerNormalization", (layer, site) => site.Graph.Opset < 17 ? Composed(layer, site) : site.Node("LayerNormalization", [site.X, .. Weight(layer, site), .. site.Parameter("bias")], ("axis", -1), ("epsilon", layer.Eps)), ReadLayer),
    ];

    private static string WriteBatch(BatchNorm layer, LayerSite site) => site.Node(
        "BatchNormalization",
        [site.X, .. Weight(layer, site), .. layer.Affine ? site.Parameter("bias") : [site.Constant("shift", new Tensor([layer.Features]))], .. site.Parameter("running_mean"), .. site.Parameter("running_var")],
        ("epsilon", layer.Eps),
        ("momentum", 1 - layer.Momentum));

    private static string[] Weight(Normalization layer, LayerSite site) =>
        layer.Affine ? site.Parameter("weight") : [site.Constant("scale", Ones(layer.Features))];

    private static Tensor Ones(int count) => Tensor.From([.. Enumerable.Repeat(1f, count)], count);

    private static BatchNorm? ReadBatch(LayerNode node, Func<int, double, double, BatchNorm> make)
    {
        if (!node.HasOneOutput || !node.HasConstants || node.Attributes.Flag("training_mode") || node.Attributes.Int("spatial", 1) != 1)
            return null;
        Tensor?[] values = [node.Constant(1), node.Constant(2), node.Constant(3), node.Constant(4)];
        if (values[0] is not { Shape.Rank: 1, Count: > 0 and var features } || values.Any(value => value?.Shape != values[0]!.Shape))
            return null;
        var (eps, kept) = (node.Attributes.Float("epsilon", 1e-5), node.Attributes.Float("momentum", 0.9));
        return eps >= 0 && kept is >= 0 and <= 1 ? LayerNode.Filled(make(features, eps, (double)(1 - (decimal)kept)), values!) : null;
    }

    private static LayerNorm? ReadLayer(LayerNode node)
    {
        if (!node.HasOneOutput || !node.HasConstants || !node.IsLast("axis", -1) || node.Constant(1) is not { Shape.Rank: 1, Count: > 0 } weight)
            return null;
        var (eps, bias) = (node.Attributes.Float("epsilon", 1e-5), node.Constant(2));
        if (eps < 0 || (bias is not null && bias.Shape != weight.Shape))
            return null;
        return bias is null && weight.ToDoubles().All(one => one == 1)
            ? new(weight.Count, eps, affine: false)
            : LayerNode.Filled(new LayerNorm(weight.Count, eps), weight, bias ?? new Tensor(weight.Shape));
    }

    // Before operator set 17 there is no node for it. (x − μ) / √(mean((x − μ)²) + ε) · weight + bias
    private static string Composed(LayerNorm layer, LayerSite site)
    {
        var centred = site.Node("Sub", [site.X, Mean(site.X)]);
        var variance = Mean(site.Node("Mul", [centred, centred]));
        var deviation = site.Node("Sqrt", [site.Node("Add", [variance, site.Number("epsilon", layer.Eps)])]);
        var y = site.Node("Div", [centred, deviation]);
        return layer.Affine ? site.Node("Add", [site.Node("Mul", [y, .. site.Parameter("weight")]), .. site.Parameter("bias")]) : y;

        string Mean(string x) => site.Node("ReduceMean", [x], ("axes", (int[])[-1]), ("keepdims", 1));
    }
}
