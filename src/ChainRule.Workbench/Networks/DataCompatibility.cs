using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Networks;

/// <summary>Checks that a network takes the inputs of a data set, and that its loss can compare its outputs with the targets.</summary>
internal static class DataCompatibility
{
    public static void Check(Network network, BatchSource data)
    {
        if (network.Input != data.InputShape)
            throw new InputException(network.File, "input", $"the network takes samples of shape {network.Input}, but the data has {data.InputShape}", $"write \"input\": {data.InputShape}");
        var (outputs, targets) = (network.Output, data.TargetType.Shape);
        if (data.HasClasses)
        {
            // Two classes can also be one output, 0 or 1, for losses other than cross-entropy.
            if (outputs.Rank != 1 || (outputs.Count != data.ClassCount && network.Loss.ClassCount(outputs) != data.ClassCount))
                throw Outputs($"the data has {data.ClassCount} classes", $"{data.ClassCount} outputs{(data.ClassCount == 2 && network.Loss.Threshold is not null ? ", or 1" : "")}");
        }
        else if (network.Loss.GivesProbabilities)
            throw new InputException(network.File, "loss", $"{network.LossName} compares classes, but numbers are predicted", "use mse, mae, huber or half_squared_error");
        else if (outputs != targets)
            throw Outputs($"the data has {Plural.Of(targets.Count, "number")} to predict", Plural.Of(targets.Count, "output"));

        InputException Outputs(string met, string wanted) =>
            new(network.File, "layers", $"the network's output has the shape {outputs}, but {met}", $"the last layer needs {wanted}");
    }
}
