using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Norms;

/// <summary>
/// Every channel shifted and scaled by a mean and a variance: those that are given or, in training, those of the batch; then the running
/// averages are outputs too.
/// </summary>
internal static class BatchNorm
{
    public static IReadOnlyList<Value> Compute(Call call)
    {
        if (!call.Attributes.Flag("spatial", absent: true))
            throw call.Refuse("statistics for every pixel (spatial 0) are not supported");
        if (call.Attributes.Flag("training_mode"))
            return Training(call);
        return call.Wants(1)
            ? throw call.Refuse("statistics are outputs in training only", "export the model for inference")
            : [Normalized(call, call[3], call[4])];
    }

    private static IReadOnlyList<Value> Training(Call call)
    {
        var x = call[0];
        var (mean, _, variance) = NormOperators.Statistics(x, [0, .. Enumerable.Range(2, Math.Max(0, x.Shape.Rank - 2))]);
        var kept = call.Attributes.Float("momentum", 0.9f);
        var (batchMean, batchVariance) = (mean.Reshape(call[3].Shape), variance.Reshape(call[4].Shape));
        return
        [
            Normalized(call, batchMean, batchVariance),
            call.Result(call[3] * kept + batchMean * (1 - kept)),
            call.Result(call[4] * kept + batchVariance * (1 - kept)),
        ];
    }

    private static Value Normalized(Call call, Variable mean, Variable variance)
    {
        var x = call[0];
        var scale = call[1] / Variable.Sqrt(variance + NormOperators.Epsilon(call));
        return call.Result((x - NormOperators.AlongChannels(mean, x)) * NormOperators.AlongChannels(scale, x) + NormOperators.AlongChannels(call[2], x));
    }
}
