using ChainRule.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests;
using Microsoft.ML.OnnxRuntime;

namespace ChainRule.Onnx.Tests.Writing;

/// <summary>A network as an ONNX file, which ONNX Runtime runs.</summary>
internal static class Exported
{
    private const double Tolerance = 1e-5;

    /// <summary>Asserts that a file computes what the network does, to 1e-5 of each sample's largest output.</summary>
    /// <param name="network">the network</param>
    /// <param name="input">the shape of one sample</param>
    /// <param name="settings">how it is written</param>
    /// <param name="batches">the sizes of batches that are tried</param>
    public static void AssertEqual(Layer network, Shape input, OnnxSettings settings, params IReadOnlyList<int> batches)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("network.onnx");
        OnnxExport.Write(network, input, path, settings);
        using var session = new InferenceSession(path);
        foreach (var batch in batches)
            AssertEqual(network, Inputs(input, batch), session);
    }

    public static ModelProto Message(Layer network, Shape input, OnnxSettings? settings = null)
    {
        using var folder = new TemporaryFolder();
        OnnxExport.Write(network, input, folder.File("network.onnx"), settings);
        return ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder.File("network.onnx")));
    }

    public static void AssertEqual(Layer network, Tensor x, InferenceSession session, string output = "output")
    {
        var expected = network.Forward(new Tape().Bind(x)).Value;
        var actual = Run(session, x, output);
        Assert.Equal(expected.Count, actual.Length);
        var width = Math.Max(1, expected.Count / x.Shape[0]);
        foreach (var (row, numbers) in expected.ToDoubles().Chunk(width).Index())
        {
            var scale = Math.Max(numbers.Max(Math.Abs), 1e-3);
            foreach (var (i, number) in numbers.Index())
                Assert.True(Math.Abs(number - actual[row * width + i]) <= Tolerance * scale, $"{network}: {number} is {actual[row * width + i]}");
        }
    }

    public static float[] Run(InferenceSession session, Tensor x, string output)
    {
        long[] shape = [.. x.Shape.Select(size => (long)size)];
        using var given = x.Type == DType.Int64 ? OrtValue.CreateTensorValueFromMemory(x.Span<long>().ToArray(), shape) : OrtValue.CreateTensorValueFromMemory(x.Span<float>().ToArray(), shape);
        using var options = new RunOptions();
        using var results = session.Run(options, new Dictionary<string, OrtValue> { ["input"] = given }, [output]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public static Tensor Inputs(Shape input, int batch)
    {
        var x = new Tensor(input.Prepend(batch));
        var random = new RandomSource(3, "inputs");
        foreach (ref var element in x.Span<float>())
            element = (float)random.NextUniform(-2, 2);
        return x;
    }

    /// <summary>Draws all parameters and statistics from a seed, so that none is what a node would take it for if left out.</summary>
    public static TLayer Drawn<TLayer>(TLayer network, ulong seed = 1)
        where TLayer : Layer
    {
        network.Initialize(seed);
        var random = new RandomSource(seed, "state");
        foreach (var parameter in network.State.Where(parameter => parameter.Shape.Rank == 1))
        {
            foreach (ref var element in parameter.Tensor.Span<float>())
                element = (float)random.NextUniform(0.5, 2);
        }

        return network;
    }
}
