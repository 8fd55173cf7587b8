using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>The losses of the network format; each is made in view of the shape of one sample's output.</summary>
internal static class LossCatalog
{
    public static Catalog<Shape, Loss> Losses { get; } = new(
        new("half_squared_error", [], (_, _) => new HalfSquaredError()),
        new("mse", [], (_, _) => new MeanSquaredError()),
        new("mae", [], (_, _) => new MeanAbsoluteError()),
        new("huber", ["delta"], (settings, _) => new Huber(settings.Number("delta", 1, NumberRange.Positive))),
        new("cross_entropy", ["label_smoothing", "class_weights"], CrossEntropy),
        new("binary_cross_entropy", [], (_, _) => new BinaryCrossEntropy()));

    private static CrossEntropy CrossEntropy(StrictObject settings, Shape output)
    {
        if (output.Rank != 1)
            throw settings.Refuse($"cross_entropy takes one number for each class, but the last layer's output is {output}", "end the layers with flatten and linear");
        return new(settings.Number("label_smoothing", 0, NumberRange.Fraction), ClassWeights(settings, output[0]));
    }

    private static double[]? ClassWeights(StrictObject settings, int classes)
    {
        if (settings.Optional("class_weights") is not { } weights)
            return null;
        double[] numbers = [.. weights.Items(classes, classes).Select(weight => weight.Number(NumberRange.NotNegative))];
        return numbers.Any(number => number > 0) ? numbers : throw weights.Refuse("all class weights are 0", "give at least one class a weight above 0");
    }
}
