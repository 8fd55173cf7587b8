using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>What a model has learnt, as a safetensors file: parameters and buffers under the names that PyTorch gives them.</summary>
public static class Weights
{
    // PyTorch counts batches in its normalisation layers; nothing here reads the count.
    private const string BatchCounter = ".num_batches_tracked";

    /// <summary>Writes the parameters and buffers, all of them or, where that fails, none.</summary>
    /// <param name="model">whose they are</param>
    /// <param name="path">the file</param>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">the file may not be written</exception>
    public static void SaveWeights(this Layer model, string path) => model.ToSafetensors().Write(path);

    /// <summary>The parameters and buffers as a file holds them.</summary>
    /// <param name="model">whose they are</param>
    /// <param name="metadata">what the file is to say about itself</param>
    public static Safetensors ToSafetensors(this Layer model, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var tensors = new OrderedDictionary<string, Tensor>();
        foreach (var parameter in model.State)
            tensors.Add(parameter.Path, parameter.Tensor);
        return new(tensors, metadata);
    }

    /// <summary>Gives a model the parameters and buffers of a file, such as one that PyTorch saved, converting their type.</summary>
    /// <param name="model">a model of the same layers</param>
    /// <param name="path">the file</param>
    /// <exception cref="InputException">there is no such file, or its names or shapes are not the model's; the model stays as it was</exception>
    public static void LoadWeights(this Layer model, string path) => model.LoadWeights(Safetensors.Read(path), path);

    /// <summary>The same from a file that was read already.</summary>
    /// <inheritdoc cref="LoadWeights(Layer, string)"/>
    public static void LoadWeights(this Layer model, Safetensors file, string path)
    {
        CheckNames([.. model.State.Select(parameter => parameter.Path)], file.Tensors.Keys, path);
        foreach (var parameter in model.State)
        {
            var tensor = file.Tensors[parameter.Path];
            if (tensor.Shape != parameter.Shape || !tensor.Type.IsFloatingPoint())
                throw new InputException(path, $"tensor \"{parameter.Path}\"", $"it is {tensor.Type} {tensor.Shape}", $"the model takes floating-point numbers of shape {parameter.Shape}");
        }

        foreach (var parameter in model.State)
            parameter.Load(file.Tensors[parameter.Path]);
    }

    private static void CheckNames(string[] wanted, IEnumerable<string> given, string path)
    {
        var unexpected = given.Except(wanted).Where(name => !name.EndsWith(BatchCounter, StringComparison.Ordinal));
        string[] differences = [.. Told("missing", wanted.Except(given)), .. Told("unexpected", unexpected)];
        if (differences.Length > 0)
            throw new InputException(path, null, "the tensors are not the model's", string.Join("; ", differences));
    }

    private static string[] Told(string difference, IEnumerable<string> names) =>
        ParameterNames.List(names) is { Length: > 0 } list ? [$"{difference}: {list}"] : [];
}
