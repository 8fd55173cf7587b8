using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Networks;

/// <summary>Checks that a network takes the inputs of a data set, and that its loss can compare its outputs with the targets.</summary>
internal static class DataCompatibility
{
    public static void Check(Model model, BatchSource data, PreparedTarget? target)
    {
        if (model.Input != data.InputShape)
            throw new InputException(model.File, "input", $"the network takes samples of shape {model.Input}, but the data has {data.InputShape}", $"write \"input\": {data.InputShape}");
        var (outputs, targets) = (model.Output, data.TargetType.Shape);
        if (data.HasClasses)
        {
            // Two classes can also be one output, 0 or 1, for losses other than cross-entropy.
            if (outputs.Rank != 1 || (outputs.Count != data.ClassCount && model.Loss.ClassCount(outputs) != data.ClassCount))
                throw Outputs($"the data has {data.ClassCount} classes", $"{data.ClassCount} outputs{(data.ClassCount == 2 && model.Loss.Threshold is not null ? ", or 1" : "")}");
        }
        else if (target is LabelTargets && !LabelTargets.Suit(model.Loss))
            throw new InputException(model.File, "loss", $"{model.LossName()} does not compare labels, each of which is yes or no", "use binary_cross_entropy, or --kind number");
        else if (target is not LabelTargets && model.Loss.GivesProbabilities)
            throw new InputException(model.File, "loss", $"{model.LossName()} compares classes, but numbers are predicted", "use mse, mae, huber or half_squared_error");
        else if (outputs != targets)
            throw Outputs($"the data has {Plural.Of(targets.Count, target is LabelTargets ? "label" : "number")} to predict", Plural.Of(targets.Count, "output"));

        InputException Outputs(string met, string wanted) =>
            new(model.File, "layers", $"the network's output has the shape {outputs}, but {met}", $"the last layer needs {wanted}");
    }
}
