using ChainRule.Formats;
using ChainRule.Fuzz.Mutations;
using ChainRule.Layers;
using ChainRule.Onnx;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests;

namespace ChainRule.Fuzz.Readers;

/// <summary>ONNX files; what was read runs on zeros, as a graph or as the model that was made of it.</summary>
internal sealed class FuzzedOnnx(bool isImported) : IFuzzedReader
{
    private const int MostNumbers = 1 << 12;

    private static readonly string[] Words = ["Relu", "Gemm", "Conv", "Reshape", "If", "Loop", "Expand", "input", "output", "0.weight", "strides", "pads", "axis", "location", "../", "ai.onnx.ml"];

    private readonly byte[][] _files = [
        Bytes(new Sequential(new Linear(2, 3), new Gelu(), new LayerNorm(3), new Linear(3, 2), new Softmax()), [2]),
        Bytes(new Sequential(new Conv2d(1, 2, 3, padding: 1), new BatchNorm2d(2), new Relu(), new MaxPool2d(2), new Flatten(), new Linear(8, 2)), [1, 4, 4])];

    public byte[] Draw(RandomSource random) => ByteMutations.Some(random.Pick(_files), random, Words);

    public void Read(string file)
    {
        if (isImported)
            Import(file);
        else
            Run(file);
    }

    private static void Import(string file)
    {
        var model = OnnxImport.Read(file).Model;
        if (model.Input.Count <= MostNumbers)
            _ = model.Network.Forward(new Tape().Input(new Tensor(model.Input.Prepend(1))));
    }

    private static void Run(string file)
    {
        var model = OnnxModel.Open(file);
        if (model.Inputs is [{ Type: "float32", Declaration: var declared } input] && Sizes(declared) is { } shape)
            _ = model.Run(new Dictionary<string, NumpyArray> { [input.Name] = new(new Tensor(shape), "float32") });
    }

    // Null where a size is open or large: what a large one takes, the file asks for.
    private static Shape? Sizes(string declared)
    {
        var sizes = new List<int>();
        foreach (var word in declared.Split('(', ')').ElementAtOrDefault(1)?.Split(", ") ?? ["?"])
        {
            if (!int.TryParse(word, out var size) || size > MostNumbers)
                return null;
            sizes.Add(size);
        }

        return sizes.Count <= 4 && sizes.Aggregate(1L, (count, size) => count * size) <= MostNumbers ? [.. sizes] : null;
    }

    private static byte[] Bytes(Layer network, Shape input)
    {
        using var folder = new TemporaryFolder();
        OnnxExport.Write(network, input, folder.File("network.onnx"));
        return File.ReadAllBytes(folder.File("network.onnx"));
    }
}
