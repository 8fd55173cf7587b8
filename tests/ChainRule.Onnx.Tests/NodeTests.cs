using ChainRule.Data;
using ChainRule.Onnx.Graphs;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Tests;

/// <summary>ONNX's own tests of nodes, where the environment variable CHAINRULE_NODE_TESTS names their folder: those whose operators are all supported. What is refused with a reason, such as texts, is listed but is no failure.</summary>
public sealed class NodeTests(ITestOutputHelper output)
{
    [Fact]
    public void They_pass()
    {
        if (Environment.GetEnvironmentVariable("CHAINRULE_NODE_TESTS") is not { Length: > 0 } folder)
        {
            Assert.Skip("CHAINRULE_NODE_TESTS names no folder");
            return;
        }

        List<string> passed = [], refused = [], failures = [];
        foreach (var test in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(test, "model.onnx")));
            if (model.Graph.Node.Any(node => OperatorSet.Find(node.OpType) is null))
                continue;
            try
            {
                var fault = new[] { true, false }.Select(known => Difference(model, test, known)).FirstOrDefault(difference => difference is not null);
                (fault is null ? passed : failures).Add($"{Path.GetFileName(test)} {fault}");
            }
            catch (InputException refusal)
            {
                refused.Add($"{Path.GetFileName(test)}: {refusal.Message}");
            }
        }

        output.WriteLine($"passed {passed.Count}: {string.Join(' ', passed)}");
        output.WriteLine($"refused {refused.Count}:\n{string.Join('\n', refused)}");
        output.WriteLine($"failed {failures.Count}:\n{string.Join('\n', failures)}");
        Assert.Empty(failures);
    }

    private static string? Difference(ModelProto model, string test, bool known)
    {
        var tape = new Tape();
        var opset = model.OpsetImport.First(import => import.Domain.Length == 0).Version;
        var run = new GraphRun(new("model.onnx", (int)opset), tape);
        foreach (var (i, input) in model.Graph.Input.Index())
        {
            var value = Read(test, $"input_{i}.pb", input);
            // Whole and single numbers are sizes and axes, which must be known; so are scales and ratios.
            var isSetting = value.Shape.Count == 1 || (i > 0 && model.Graph.Node[0].OpType is ("Resize" or "Upsample" or "Dropout"));
            run[input.Name] = known || isSetting || !value.Type.IsFloatingPoint() ? value : new Value(value.Type, tape.Input(value.Known!));
        }

        foreach (var node in model.Graph.Node)
            run.Run(node);
        foreach (var (i, described) in model.Graph.Output.Index())
        {
            var (wanted, met) = (Read(test, $"output_{i}.pb", described), run[described.Name]);
            if (wanted.Type != met.Type || wanted.Shape != met.Shape)
                return $"output {i} is {met.Type} {met.Shape}, not {wanted.Type} {wanted.Shape}";
            var (x, y) = (wanted.Known!.ToDoubles(), met.On(tape).Value.ToDoubles());
            // Of the 8 bits of a brain float the tests' last is cut off, not rounded.
            var tolerance = wanted.Type == ElementType.BFloat16 ? 1.0 / 128 : 1e-3;
            if (x.Zip(y).Any(pair => !AreClose(pair.First, pair.Second, tolerance)))
                return $"output {i} is {string.Join(' ', y.Take(8))}, not {string.Join(' ', x.Take(8))}";
        }

        return null;
    }

    private static bool AreClose(double wanted, double met, double tolerance) =>
        wanted.Equals(met) || Math.Abs(wanted - met) <= 1e-7 + tolerance * Math.Abs(wanted);

    // NumPy has no 16-bit brain floats: the data hold their bits.
    private static Value Read(string test, string file, ValueInfoProto described)
    {
        var tensor = TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(test, "test_data_set_0", file)));
        if (described.Type.TensorType?.ElemType == (int)ElementType.BFloat16 && tensor.DataType == (int)ElementType.UInt16)
            tensor.DataType = (int)ElementType.BFloat16;
        return TensorReader.Read(tensor, file);
    }
}
