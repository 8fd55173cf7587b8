using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>What a model has learnt, in a file: parameters and buffers under the names that PyTorch gives them.</summary>
public static class Weights
{
    // PyTorch counts batches in its normalisation layers; nothing here reads the count.
    private const string BatchCounter = ".num_batches_tracked";

    /// <summary>Writes the parameters and buffers to a file: all of them or, if that fails, none.</summary>
    /// <param name="model">whose they are</param>
    /// <param name="path">the file</param>
    /// <param name="floats">Float16 or BFloat16 for half precision, Float32 or Float64; null for each tensor's own type</param>
    /// <exception cref="ArgumentException">a number is too large for the type; an earlier file stays as it was</exception>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write the file</exception>
    public static void SaveWeights(this Layer model, string path, StoredType? floats = null) =>
        new Safetensors(model.ToSafetensors().Tensors) { Floats = floats }.Write(path);

    /// <summary>The parameters and buffers as a file holds them, with what it is to say about itself.</summary>
    public static Safetensors ToSafetensors(this Layer model, IReadOnlyDictionary<string, string>? metadata = null) =>
        new(new OrderedDictionary<string, Tensor>(model.State.Select(parameter => KeyValuePair.Create(parameter.Path, parameter.Tensor))), metadata);

    /// <summary>Loads parameters and buffers from a file of safetensors or PyTorch (.pt, .pth) into a model of the same layers, converting their type.</summary>
    /// <exception cref="InputException">there is no such file, or its names or shapes are not the model's; the model stays as it was</exception>
    public static void LoadWeights(this Layer model, string path) => model.LoadWeights(WeightsFile.Open(path).Read(), path);

    /// <summary>Loads from a file that has already been read.</summary>
    /// <inheritdoc cref="LoadWeights(Layer, string)"/>
    public static void LoadWeights(this Layer model, Safetensors file, string path) => model.LoadWeights(file.Tensors, path);

    /// <summary>Loads tensors by name; <paramref name="path"/> is the name of their file in messages.</summary>
    /// <inheritdoc cref="LoadWeights(Layer, string)"/>
    public static void LoadWeights(this Layer model, IReadOnlyDictionary<string, Tensor> tensors, string path)
    {
        var wanted = model.State.Select(parameter => parameter.Path);
        if (Differences(wanted, tensors.Keys.Where(name => !name.EndsWith(BatchCounter, StringComparison.Ordinal))) is { Length: > 0 } differences)
            throw new InputException(path, null, "the tensors are not the model's", differences);
        foreach (var parameter in model.State)
        {
            var tensor = tensors[parameter.Path];
            if (tensor.Shape != parameter.Shape || !tensor.Type.IsFloatingPoint())
                throw new InputException(path, $"tensor \"{parameter.Path}\"", $"it is {tensor.Type} {tensor.Shape}", $"the model needs floating-point numbers of shape {parameter.Shape}");
        }

        foreach (var parameter in model.State)
            parameter.Load(tensors[parameter.Path]);
    }

    /// <summary>The names that are missing and those that are unexpected, in words; empty if there are none.</summary>
    internal static string Differences(IEnumerable<string> wanted, IEnumerable<string> given) => string.Join(
        "; ",
        from part in ((string Word, IEnumerable<string> Names)[])[("missing", wanted.Except(given)), ("unexpected", given.Except(wanted))]
        let list = ParameterNames.List(part.Names)
        where list.Length > 0
        select $"{part.Word}: {list}");
}
