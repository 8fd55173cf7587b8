using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Keras.Hdf5;
using ChainRule.Keras.Weights;

namespace ChainRule.Keras;

/// <summary>What a file of Keras holds: the configuration, the training settings and the weights.</summary>
/// <param name="Network">the architecture</param>
/// <param name="Training">the training settings; null if there are none</param>
/// <param name="Weights">the weights</param>
internal sealed record KerasFile(StrictValue Network, StrictValue? Training, IWeightFile Weights)
{
    private const string ConfigName = "config.json";
    private const string WeightsName = "model.weights.h5";
    private const int LongestConfig = 4 << 20;

    // Keras packs without compression.
    private const int FreeLength = 16 << 20;

    /// <summary>Whether a file has HDF5's signature, or is a zip with a configuration.</summary>
    public static bool Is(string path) => InputFile.Read(path, () =>
    {
        using var stream = File.OpenRead(path);
        var start = Start(stream);
        return start.AsSpan().SequenceEqual(Hdf5File.Signature) || (IsZip(start) && ZipParts.Has(path, ConfigName));
    });

    /// <summary>Calls <paramref name="use"/> with what the file holds, which is read as it is used.</summary>
    /// <exception cref="InputException">there is no such file, or it is no model of Keras</exception>
    public static T Read<T>(string path, Func<KerasFile, T> use) => InputFile.Read(path, () =>
    {
        using var stream = File.OpenRead(path);
        return use(IsZip(Start(stream)) ? OfZip(path, stream.Length) : OfHdf5(new(stream, path)));
    });

    private static bool IsZip(byte[] start) => start.AsSpan().StartsWith("PK\x3\x4"u8);

    private static byte[] Start(Stream stream)
    {
        var start = new byte[Hdf5File.Signature.Length];
        stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start;
    }

    private static KerasFile OfZip(string path, long length)
    {
        var parts = ZipParts.Read(path, new Dictionary<string, long> { [ConfigName] = LongestConfig, [WeightsName] = Math.Min(Array.MaxLength, FreeLength + length) });
        var config = Json(Part(ConfigName), $"{path}, {ConfigName}");
        var file = new Hdf5File(new MemoryStream(Part(WeightsName)), $"{path}, {WeightsName}");
        return new(config, config.Object().Optional("compile_config"), WeightFiles.Of(file));

        byte[] Part(string name) => parts.TryGetValue(name, out var part) ? part : throw new InputException(path, null, $"the zip has no {name}, so it is not a .keras file");
    }

    private static KerasFile OfHdf5(Hdf5File file)
    {
        if (file.Root.Texts("model_config") is not [var config])
            throw file.Refuse("this HDF5 file has no architecture of a model", "save the whole model; in a program, KerasWeights.Load loads weights alone into a model");
        return new(Json(config, "model_config"), file.Root.Texts("training_config") is [var training] ? Json(training, "training_config") : null, WeightFiles.Of(file));

        StrictValue Json(string text, string name) => KerasFile.Json(Encoding.UTF8.GetBytes(text), $"{file.Name}, {name}");
    }

    private static StrictValue Json(byte[] text, string name)
    {
        if (text.Length > LongestConfig)
            throw new InputException(name, null, FormattableString.Invariant($"the configuration has {text.Length} bytes, more than the maximum of {LongestConfig}"));
        using var document = StrictJson.Parse(text, name);
        return new(document.RootElement.Clone(), new(name));
    }
}
