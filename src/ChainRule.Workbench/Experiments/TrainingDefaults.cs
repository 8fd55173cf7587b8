using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Experiments;

/// <summary>What suits the data where the user does not choose: layers, loss and optimizer (in the short form), and how to train.</summary>
/// <param name="Batch">samples per step</param>
/// <param name="Epochs">passes over the data</param>
public sealed record TrainingDefaults(string Layers, string Loss, string Optimizer, int Batch, int Epochs)
{
    // Small data needs many passes: as many steps as take a second or two.
    private const int Steps = 2000;

    // Curved borders between points in the plane need many steps.
    private const int StepsInThePlane = 8000;
    private const int MostEpochs = 2000;

    // Convolutions learn more in each step, and each step takes longer.
    private const int StepsOfConvolutions = 850;
    private const int LeastEpochsOfConvolutions = 3;
    private const int SmallestPictureToConvolve = 16;

    private const string Convolutions = "conv2d 8 3x3 padding=1, relu, max_pool2d 2, conv2d 16 3x3 padding=1, relu, max_pool2d 2, flatten";

    /// <summary>The defaults for pictures, points in the plane, or tables.</summary>
    /// <param name="data">what is learnt</param>
    /// <param name="preparation">how a table became these data</param>
    /// <param name="wanted">may give the sizes of hidden layers, or their dropout</param>
    public static TrainingDefaults For(BatchSource data, Preparation? preparation = null, NetworkOptions? wanted = null)
    {
        var isClassification = data.HasClasses;
        var outputs = isClassification ? data.ClassCount : data.TargetType.Shape.Count;
        var loss = isClassification ? "cross_entropy" : preparation?.Target is LabelTargets ? "binary_cross_entropy" : "mse";
        var batch = Math.Min(data.Count, data.Count < 1000 ? 16 : 64);
        return data.InputShape switch
        {
            { Rank: 3 } picture when Math.Min(picture[1], picture[2]) >= SmallestPictureToConvolve =>
                new(Layers(Convolutions, "64"), loss, "adam", batch, Epochs(StepsOfConvolutions, LeastEpochsOfConvolutions)),
            { Rank: 3 } => new(Layers("flatten", "128"), loss, "adam", batch, Epochs(Steps)),
            _ when preparation?.Windows is not null => new(Layers("", "64,64"), loss, "adam learning_rate=0.001", batch, Epochs(Steps)),
            { Count: <= 2 } => new(Layers("", "32,32"), loss, "adam learning_rate=0.01", batch, Epochs(StepsInThePlane)),
            _ => new(Layers("", "64", dropout: 0.2), loss, "adam learning_rate=0.001 weight_decay=0.001", batch, Epochs(Steps)),
        };

        string Layers(string before, string sizes, double dropout = 0) => HiddenLayers.AreSizes(wanted?.Layers)
            ? HiddenLayers.Write(data.InputShape.Rank == 1 ? "" : "flatten", wanted!.Layers!, wanted.Dropout ?? 0, outputs)
            : HiddenLayers.Write(before, sizes, wanted?.Dropout ?? dropout, outputs);

        int Epochs(int steps, int least = 10) => Math.Clamp(steps * batch / data.Count, least, MostEpochs);
    }

    /// <summary>The loss for a network given without one: one output for two classes takes no softmax.</summary>
    public string LossFor(Model model, BatchSource data)
    {
        var isOneOfTwo = data.HasClasses && model.Output == [1] && data.ClassCount == 2;
        return !isOneOfTwo ? Loss : model.Network.Children[^1] is Sigmoid ? "half_squared_error" : "binary_cross_entropy";
    }
}
