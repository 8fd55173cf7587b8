using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>Whether the parts of a model file belong together: its network, its classes and its preparation.</summary>
internal static class ModelParts
{
    private const string Remedy = "train the model again";

    /// <exception cref="InputException">they do not</exception>
    public static void Check(string file, TrainedModel model, Preparation? preparation)
    {
        var outputs = model.Network.Output.Count;
        if (model.Classes is { } classes && classes.Count != outputs && (classes.Count, outputs) != (2, 1))
            throw new InputException(file, "classes", $"the model names {Plural.Of(classes.Count, "class")}, and its network has {Plural.Of(outputs, "output")}", Remedy);
        if (preparation is null)
            return;
        if (!(preparation.Classes ?? []).SequenceEqual(model.Classes ?? []))
            throw new InputException(file, "preparation", "its classes are not the model's", Remedy);
        if (model.Network.Input != new Shape(preparation.Width))
            throw new InputException(file, "preparation", $"it makes {Plural.Of(preparation.Width, "input")} of a row, and the network takes {model.Network.Input}", Remedy);
    }
}
