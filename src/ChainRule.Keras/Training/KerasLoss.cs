using System.Text.Json;
using ChainRule.Formats;
using ChainRule.Keras.Configs;
using ChainRule.Layers;
using ChainRule.Losses;

namespace ChainRule.Keras.Training;

/// <summary>The loss of a model. Those of classes take what is before the last softmax or sigmoid here, which is then left out.</summary>
/// <param name="Loss">the loss</param>
/// <param name="LeavesOut">whether the last layer is a part of it</param>
/// <param name="Note">what the user should know; null for nothing</param>
internal sealed record KerasLoss(Loss Loss, bool LeavesOut, string? Note)
{
    /// <summary>The loss that the file names, or the one that the last layer suggests.</summary>
    /// <param name="training">the model's training settings; null if the file has none</param>
    /// <param name="last">the last layer</param>
    /// <param name="rank">the number of dimensions of a sample's output</param>
    public static KerasLoss Of(StrictObject? training, Layer? last, int rank)
    {
        var (name, settings) = Named(training?.Given("loss"));
        var isOfLogits = settings?.Given("from_logits")?.Boolean() ?? false;
        switch (name)
        {
            case "categorical_crossentropy" or "sparse_categorical_crossentropy" when rank == 1 && (isOfLogits || last is Softmax):
                return OfClasses(new CrossEntropy(settings?.Given("label_smoothing")?.Number(Share) ?? 0), !isOfLogits, "softmax");
            case "binary_crossentropy" when isOfLogits || last is Sigmoid:
                return OfClasses(new BinaryCrossEntropy(), !isOfLogits, "sigmoid");
            case "mse" or "mean_squared_error":
                return new(new MeanSquaredError(), false, null);
            case "mae" or "mean_absolute_error":
                return new(new MeanAbsoluteError(), false, null);
            case "huber":
                return new(new Huber(settings?.Given("delta")?.Number(NumberRanges.Positive) ?? 1), false, null);
        }

        var suggested = last switch
        {
            Softmax when rank == 1 => OfClasses(new CrossEntropy(), true, "softmax"),
            Sigmoid => OfClasses(new BinaryCrossEntropy(), true, "sigmoid"),
            _ => new(new MeanSquaredError(), false, null),
        };
        var reason = training is null ? "the file has no training settings" : name is null ? "the file names no loss of Keras" : $"the loss {name} does not exist here for such outputs";
        return suggested with { Note = string.Join("; ", new[] { $"{reason}, so the loss is {suggested.Loss.GetType().Name}", suggested.Note }.OfType<string>()) };
    }

    private static string? Share(double number) => number is >= 0 and <= 1 ? null : "a number from 0 to 1";

    private static KerasLoss OfClasses(Loss loss, bool leavesOut, string function) =>
        new(loss, leavesOut, leavesOut ? $"the last {function} is a part of the loss here: the layers end before it, and predictions are probabilities as in Keras" : null);

    private static (string? Name, StrictObject? Settings) Named(StrictValue? loss)
    {
        if (loss is not { } value)
            return (null, null);
        if (value.Kind == JsonValueKind.String)
            return (KerasNames.Snake(value.Text()), null);
        return value.Kind == JsonValueKind.Object && value.Object() is var given && given.Text("class_name") is { } name && given.Given("config") is { Kind: JsonValueKind.Object } settings
            ? (KerasNames.Snake(name), settings.Object())
            : (null, null);
    }
}
