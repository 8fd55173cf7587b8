using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>Checks that the parts of a model's file go together: its network, its preparation and the names of its classes.</summary>
internal static class ModelMetadata
{
    public static void Check(string file, Model model, Preparation? preparation, PicturePreparation? pictures)
    {
        var outputs = model.Output;
        if (model.Classes is { } classes && (outputs.Rank != 1 || (outputs.Count != classes.Count && model.Loss.ClassCount(outputs) != classes.Count)))
            throw Fault(file, "classes", $"there are {classes.Count}, but the network's output has the shape {outputs}");
        if (pictures is not null && pictures.Sample != model.Input)
            throw Fault(file, "preparation", $"a picture becomes a sample of shape {pictures.Sample}, but the network takes {model.Input}");
        if (preparation is null)
            return;
        if (model.Input != preparation.Sample)
            throw Fault(file, "preparation", $"a row becomes {(preparation.InputShape is null ? $"{preparation.Width} inputs" : $"a sample of shape {preparation.Sample}")}, but the network takes {model.Input}");
        if (!(preparation.Classes ?? []).SequenceEqual(model.Classes ?? []))
            throw Fault(file, "preparation", "its classes are not those of the model");
        if (preparation is { Classes: null, Target.Names.Count: var numbers } && outputs != [numbers])
            throw Fault(file, "preparation", $"{Plural.Of(numbers, "number is", "numbers are")} predicted, but the network's output has the shape {outputs}");
    }

    private static InputException Fault(string file, string key, string problem) => new(file, $"metadata \"{key}\"", problem, "train the model again");
}
