using ChainRule.Data;
using ChainRule.Keras.Weights;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Tensors;

namespace ChainRule.Keras;

/// <summary>Weights of Keras, without an architecture.</summary>
public static class KerasWeights
{
    /// <summary>Loads a .weights.h5 file (or the weights of an .h5 file) into a model of the same layers, in order.</summary>
    /// <param name="path">the file</param>
    /// <param name="model">the model; a Linear behind a Flatten of pictures gets its weights in their order here</param>
    /// <exception cref="InputException">there is no such file, it has no such weights, or they have other shapes than the model's</exception>
    public static void Load(string path, Model model) => InputFile.Read(path, () =>
    {
        using var stream = File.OpenRead(path);
        var sites = new List<WeightSite>();
        Collect(model.Network, model.Input, null, sites);
        WeightFiles.Of(new(stream, path)).Load(sites, path);
        return model;
    });

    // Gives the picture that what leaves the layers was flattened from.
    private static Shape? Collect(Chain chain, Shape shape, Shape? picture, List<WeightSite> sites)
    {
        foreach (var layer in chain.Children)
        {
            if (Class(layer) is { } kind)
                sites.Add(new(layer, kind, null, [.. layer.State.Select(parameter => parameter.Name)], picture));
            picture = layer switch
            {
                Chain inner => Collect(inner, shape, picture, sites),
                Flatten when shape.Rank == 3 => shape,
                Linear => null,
                _ => picture,
            };
            shape = layer.OutputShape(shape);
        }

        return picture;
    }

    private static string? Class(Layer layer) => layer switch
    {
        Linear => KerasClasses.Dense,
        Conv2d { Groups: > 1 } convolution when convolution.Groups == convolution.InChannels => KerasClasses.Depthwise,
        Conv2d => KerasClasses.Convolution,
        BatchNorm => KerasClasses.BatchNorm,
        LayerNorm => KerasClasses.LayerNorm,
        _ => null,
    };
}
