using System.Text;
using ChainRule.Formats;
using ChainRule.Fuzz.Mutations;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Fuzz.Readers;

/// <summary>Named tensors; what was read becomes the weights of a model, which then runs.</summary>
internal sealed class FuzzedSafetensors : IFuzzedReader
{
    private static readonly string[] Words = ["F32", "F64", "I64", "BF16", "dtype", "shape", "data_offsets", "0.weight", "0.bias", "__metadata__"];

    private readonly byte[][] _files = [Bytes(Model().ToSafetensors()), Bytes(Model().To(DType.Float64).ToSafetensors(new Dictionary<string, string> { ["made"] = "here" })), Bytes(Kinds())];

    public byte[] Draw(RandomSource random)
    {
        var file = random.Pick(_files);
        var packed = PackedTensors.Of(file);
        return random.NextInteger(3) switch
        {
            0 => ByteMutations.Some(file, random, Words),
            1 => packed.Pack(ByteMutations.Some(Encoding.UTF8.GetBytes(packed.Header), random, Words), random),
            _ => packed.Pack(Encoding.UTF8.GetBytes(JsonMutations.Some(packed.Header, random, Words)), random),
        };
    }

    public void Read(string file)
    {
        var tensors = Safetensors.Read(file);
        foreach (var tensor in tensors.Tensors.Values)
            _ = tensor.ToString();
        var model = Model();
        model.LoadWeights(tensors, file);
        _ = new Evaluator(model, new Losses.MeanSquaredError()).Predict(new Tensor([1, 2]));
    }

    private static Sequential Model() => new(new Linear(2, 3), new Tanh(), new Linear(3, 1));

    private static Safetensors Kinds() => new(new Dictionary<string, Tensor>
    {
        ["single"] = Tensor.From([1f, -2f, 3f, 4f, 5f, 6f], 2, 3),
        ["double"] = Tensor.Scalar(0.5, DType.Float64),
        ["whole"] = Tensor.From([1L, long.MinValue], 2),
        ["none"] = new([3, 0]),
    });

    private static byte[] Bytes(Safetensors tensors)
    {
        using var stream = new MemoryStream();
        tensors.Write(stream);
        return stream.ToArray();
    }
}
