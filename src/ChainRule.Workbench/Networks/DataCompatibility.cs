using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Networks;

/// <summary>Whether a network takes the inputs of a data set and gives outputs that its loss can compare with the targets.</summary>
internal static class DataCompatibility
{
    public static void Check(Network network, BatchSource data)
    {
        if (network.Input != data.InputShape)
            throw new InputException(network.File, "input", $"the network takes samples of shape {network.Input}, and the data has {data.InputShape}", $"write \"input\": {data.InputShape}");
        var isClassification = data.HasClasses;
        if (!isClassification && network.Loss.GivesProbabilities)
            throw new InputException(network.File, "loss", $"{network.LossName} compares classes, and numbers are predicted", "take mse, mae, huber or half_squared_error");
        if (isClassification)
            CheckClasses(network, data);
        else if (network.Output != data.TargetType.Shape)
            throw Outputs(network, $"the data has {Plural.Of(data.TargetType.Shape.Count, "number")} to predict", $"{data.TargetType.Shape.Count}");
    }

    // Two classes can also be one output, 0 or 1, for losses other than cross-entropy.
    private static void CheckClasses(Network network, BatchSource data)
    {
        var classes = data.ClassCount;
        if (network.Output.Rank != 1 || (network.Output.Count != classes && network.Loss.ClassCount(network.Output) != classes))
            throw Outputs(network, $"the data has {classes} classes", $"{classes}{(classes == 2 && network.Loss.Threshold is not null ? ", or 1" : "")}");
    }

    private static InputException Outputs(Network network, string met, string wanted) =>
        new(network.File, "layers", $"the network puts out {network.Output}, and {met}", $"let the last layer put out {wanted}");
}
