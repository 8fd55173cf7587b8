using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Fuzz.Mutations;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Readers;

/// <summary>Model files that hold an imported graph, whose text is changed; the model then predicts from zeros and is written again.</summary>
internal sealed class FuzzedGraph : IFuzzedReader
{
    private static readonly string[] Words = ["parameter", "Gemm", "MatMul", "Add", "Where", "Softmax", "Reshape", "Transpose", "Gather", "Expand", "Conv", "x", "y", "perm", "axis", "fc.weight", "qkv.bias", "embed.weight", "location"];

    private readonly PackedTensors[] _models = [.. new[] { "residual", "tokens", "masked_layer" }.Select(Packed)];

    public byte[] Draw(RandomSource random)
    {
        var model = random.Pick(_models);
        var header = model.WithMetadata(Model.NetworkKey, network => WithGraph(network, graph => random.OneIn(20)
            ? JsonMutations.Some($"\"{graph}\"", random, Words).Trim('"')
            : Convert.ToBase64String(Mutated(Convert.FromBase64String(graph), random))));
        return model.Pack(Encoding.UTF8.GetBytes(header), random);
    }

    public void Read(string file)
    {
        var model = Model.Open(file);
        _ = model.Network.Summary(model.Input).ToString();
        if (!model.IsSmall())
            return;
        _ = model.Predict(new Tensor(model.Input.Prepend(2), model.Network.InputType));
        model.Save(Stream.Null);
    }

    // Where no byte is added or left out, more of what is changed is still a graph.
    private static byte[] Mutated(byte[] graph, RandomSource random) => random.OneIn(2) ? ByteMutations.Overwritten(graph, random) : ByteMutations.Some(graph, random, Words);

    private static string WithGraph(string network, Func<string, string> change)
    {
        var json = JsonNode.Parse(network)!;
        var layer = json["layers"]![0]!;
        layer["graph"] = change((string)layer["graph"]!);
        return json.ToJsonString();
    }

    private static PackedTensors Packed(string name)
    {
        using var stream = new MemoryStream();
        OnnxImport.Read(Path.Combine(AppContext.BaseDirectory, "fixtures", $"{name}.onnx")).Model.Save(stream);
        return PackedTensors.Of(stream.ToArray());
    }
}
