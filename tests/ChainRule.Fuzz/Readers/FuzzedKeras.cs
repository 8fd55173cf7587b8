using System.IO.Compression;
using System.Text;
using ChainRule.Fuzz.Mutations;
using ChainRule.Keras;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Readers;

/// <summary>Whole models of Keras, in both of its formats; a small one then predicts, is described and saved.</summary>
internal sealed class FuzzedKeras : IFuzzedReader
{
    private static readonly string[] Names = ["dense", "pictures", "residual", "sequence", "reshaped"];

    private static readonly string[] Words =
    [
        "Sequential", "Functional", "Lambda", "InputLayer", "Dense", "Conv2D", "DepthwiseConv2D", "Flatten", "Reshape", "Add", "MaxPooling2D", "GlobalAveragePooling2D", "BatchNormalization", "LayerNormalization", "Softmax", "ReLU",
        "same", "valid", "relu", "softmax", "__tuple__", "__keras_tensor__", "input", "dense", "conv2d", "add", "units", "filters", "kernel_size", "strides", "groups", "target_shape", "batch_shape", "inbound_nodes", "model_weights", "vars", "layers", "0",
    ];

    private readonly byte[][] _older = [.. Names.Select(name => File.ReadAllBytes(KerasFile($"{name}.h5")))];
    private readonly (string Config, byte[] Weights)[] _newer = [.. Names.Select(name => Parts($"{name}.keras"))];

    public static string KerasFile(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", name);

    public byte[] Draw(RandomSource random)
    {
        if (random.OneIn(2))
            return random.OneIn(2) ? ByteMutations.Overwritten(random.Pick(_older), random) : ByteMutations.Some(random.Pick(_older), random, Words);
        var (config, weights) = random.Pick(_newer);
        return random.NextInteger(5) switch
        {
            0 => ByteMutations.Some(Packed(config, weights), random, Words),
            1 => Packed(config, ByteMutations.Overwritten(weights, random)),
            _ => Packed(JsonMutations.Some(config, random, Words), weights),
        };
    }

    public void Read(string file)
    {
        if (!KerasModel.Is(file))
            return;
        var model = KerasModel.Open(file).Model;
        _ = model.Network.Summary(model.Input).ToString();
        if (!model.IsSmall())
            return;
        _ = model.Predict(new Tensor(model.Input.Prepend(2)));
        model.Save(Stream.Null);
    }

    private static (string Config, byte[] Weights) Parts(string name)
    {
        using var zip = ZipFile.OpenRead(KerasFile(name));
        return (Encoding.UTF8.GetString(Content("config.json")), Content("model.weights.h5"));

        byte[] Content(string part)
        {
            using var stream = zip.GetEntry(part)!.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }

    private static byte[] Packed(string config, byte[] weights)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("config.json", Encoding.UTF8.GetBytes(config)), ("model.weights.h5", weights) })
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return file.ToArray();
    }
}
