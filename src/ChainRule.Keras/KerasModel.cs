using System.Text.Json;
using ChainRule.Data;
using ChainRule.Keras.Configs;
using ChainRule.Keras.Layers;
using ChainRule.Keras.Training;
using ChainRule.Keras.Weights;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Tensors;

namespace ChainRule.Keras;

/// <summary>A model of Keras as one of this project. Pictures are (channels, h, w) here, and (h, w, channels) in Keras.</summary>
/// <param name="Model">the model, with its weights, its loss and its optimizer where they exist here</param>
/// <param name="Notes">what is not as in the file, a line each</param>
public sealed record KerasModel(Model Model, IReadOnlyList<string> Notes)
{
    // A note quotes names of the file, which may be of any length.
    private const int LongestNote = 300;

    /// <summary>Whether a file is a model of Keras: an HDF5 file, or a zip that holds a configuration.</summary>
    /// <exception cref="InputException">there is no such file, or it cannot be read</exception>
    public static bool Is(string path) => KerasFile.Is(path);

    /// <summary>Reads a .keras file, or an .h5 file of a whole model. Nothing in it is run.</summary>
    /// <exception cref="InputException">there is no such file, it is no model of Keras, or it has a layer or a setting that does not exist here; the message names it</exception>
    public static KerasModel Open(string path) => KerasFile.Read(path, file => Of(file, path));

    private static KerasModel Of(KerasFile file, string path)
    {
        var network = KerasNetwork.Read(file.Network);
        var sites = new List<WeightSite>();
        var assembly = Assembled(network, sites, path);
        var training = file.Training is { Kind: JsonValueKind.Object } settings ? settings.Object() : null;
        var loss = KerasLoss.Of(training, assembly.Layers is [.., var last] ? last : null, assembly.Shape.Rank);
        var (optimizer, optimizerNote) = KerasOptimizer.Of(training);
        var layers = new Sequential([.. assembly.Layers.SkipLast(loss.LeavesOut ? 1 : 0)]);
        file.Weights.Load(sites, path);
        var model = new Model(layers, loss.Loss, assembly.Input, optimizer) { Name = network.Name };
        return new(model, [.. new[] { ShapeNote(assembly), loss.Note, optimizerNote, FrozenNote(layers) }.OfType<string>().Select(note => Printable.Short(note, LongestNote))]);
    }

    private static Assembly Assembled(KerasNetwork network, List<WeightSite> sites, string path)
    {
        try
        {
            var assembly = new Assembly(KerasShapes.Here(network.Input), null, sites);
            assembly.Add(network.Steps);
            return assembly;
        }
        catch (ShapeException fault)
        {
            throw new InputException(path, null, fault.Message.TrimEnd('.'), cause: fault);
        }
    }

    private static string? ShapeNote(Assembly assembly) =>
        assembly.Shape.Rank == 3 || assembly.Picture is { } picture && picture[0] > 1 && picture[1] * picture[2] > 1 ? "samples and outputs have their channels before height and width here"
        : assembly.Input.Rank == 3 ? "samples are pictures (channels, height, width) here"
        : null;

    // A model of which nothing is left to train is not one that could be opened again.
    private static string? FrozenNote(Sequential layers)
    {
        if (layers.Parameters is not { Count: > 0 } parameters || !parameters.All(parameter => parameter.IsFrozen))
            return null;
        layers.IsFrozen = false;
        return "no layer of the file is trainable; here all are";
    }
}
