using System.Text;
using ChainRule.Fuzz.Mutations;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Onnx.Importing;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests;

namespace ChainRule.Fuzz.Readers;

/// <summary>Model files with an imported graph, which is changed; the model then predicts from zeros.</summary>
internal sealed class FuzzedModelGraph : IFuzzedReader
{
    private const int MostNumbers = 1 << 14;
    private const int MostBytes = 1 << 22;

    private static readonly string[] Words = ["Relu", "Gemm", "MatMul", "Reshape", "Softmax", "Add", "parameter", "input", "output", "axis", "location", "../"];

    private readonly PackedTensors _model;
    private readonly string _graph;

    public FuzzedModelGraph()
    {
        using var folder = new TemporaryFolder();
        OnnxExport.Write(new Sequential(new Linear(2, 3), new Residual(new LayerNorm(3), new Linear(3, 3), new Gelu()), new Linear(3, 2)), [2], folder.File("network.onnx"));
        var model = OnnxImport.Read(folder.File("network.onnx")).Model;
        _graph = model.Network.Children.OfType<ImportedGraph>().Single().Graph;
        using var stream = new MemoryStream();
        model.Save(stream);
        _model = PackedTensors.Of(stream.ToArray());
    }

    public byte[] Draw(RandomSource random)
    {
        var graph = Convert.ToBase64String(ByteMutations.Some(Convert.FromBase64String(_graph), random, Words));
        return _model.Pack(Encoding.UTF8.GetBytes(_model.WithMetadata(Model.NetworkKey, network => network.Replace(_graph, graph, StringComparison.Ordinal))), random);
    }

    public void Read(string file)
    {
        var model = Model.Open(file);
        _ = model.Network.Summary(model.Input).ToString();
        if (model.Input.Count + model.Network.ParameterCount <= MostNumbers)
            _ = model.Network.Forward(new Tape { Budget = new(MostBytes) }.Input(new Tensor(model.Input.Prepend(1))));
    }
}
