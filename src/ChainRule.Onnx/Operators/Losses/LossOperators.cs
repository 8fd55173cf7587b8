using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Losses;

/// <summary>Losses of classes: scores (batch, classes, …) against class indexes (batch, …).</summary>
internal static class LossOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("NegativeLogLikelihoodLoss", call => call.Result(Loss(call, ClassesLast(call)))) with { Since = 12 },
        new("SoftmaxCrossEntropyLoss", CrossEntropy) { Since = 12 },
    ];

    private static IReadOnlyList<Value> CrossEntropy(Call call)
    {
        var logarithms = ClassesLast(call).LogSoftmax();
        var (rank, loss) = (logarithms.Shape.Rank, call.Result(Loss(call, logarithms)));
        return call.Wants(1)
            ? [loss, call.Result(logarithms.Permute([0, rank - 1, .. Enumerable.Range(1, rank - 2)]))]
            : [loss];
    }

    private static Variable ClassesLast(Call call) => call[0].Shape.Rank is >= 2 and var rank
        ? call[0].Permute([0, .. Enumerable.Range(2, rank - 2), 1])
        : throw call.Refuse($"it needs scores (batch, classes, …), not {call[0].Shape}");

    // −w·ln p of the target's class, and 0 where the target is to be ignored; the mean is the sum by the sum of the weights w.
    private static Variable Loss(Call call, Variable logarithms)
    {
        var (target, weights) = (call[1], call.Optional(2));
        Variable? counts = null;
        if (call.Attributes.Has("ignore_index"))
        {
            var ignored = call.Attributes.Int("ignore_index", 0);
            counts = target.Map("differs", index => index == ignored ? 0 : 1);
            target = counts.Zip(target, "·", (counted, index) => counted * index);
        }

        var classes = logarithms.Shape[^1];
        target = target.Map("class", index => index >= 0 && index < classes ? index : throw call.Refuse($"there is no class {index} among {classes}"));
        var type = logarithms.Type == Tensors.DType.Float64 ? ElementType.Double : ElementType.Float;
        var share = (weights?.Take(0, target), counts?.CastTo(type)) switch
        {
            ({ } weight, { } counted) => weight * counted,
            var (weight, counted) => weight ?? counted,
        };
        var losses = -logarithms.Gather(target);
        losses = share is null ? losses : losses * share;
        return call.Attributes.Text("reduction", "mean") switch
        {
            "none" => losses,
            "sum" => losses.Sum(),
            "mean" => share is null ? losses.Mean() : losses.Sum() / share.Sum(),
            var other => throw call.Refuse($"reduction {other} is unknown"),
        };
    }
}
