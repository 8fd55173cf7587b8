using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests;
using Google.Protobuf;
using static ChainRule.Onnx.Messages.AttributeProto.Types;

namespace ChainRule.Onnx.Tests.Graphs;

/// <summary>Small graphs that compute much: y = x + a sum, which the file's few numbers lead to.</summary>
public sealed class MemoryTests : IDisposable
{
    private const long MostForImport = 64L << 20;

    private static readonly NodeProto[] Sum = [Node("ReduceSum", "s", ["c"], ("keepdims", 0)), Node("Add", "y", ["x", "s"])];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Hostile => new()
    {
        { "many", "node c8 (ConstantOfShape): float32[1048576] takes 4,194,304 bytes, but " },
        { "doubled", "(Concat): float32[8388608] takes 33,554,432 bytes" },
        { "expanded", "node c (Expand): float32[134217728] takes 536,870,912 bytes" },
        { "tiled", "node c (Tile): float32[" },
        { "padded", "node c (Pad): int64[134217729] takes 1,073,741,832 bytes" },
        { "resized", "node c (Resize): int64[33554432, 4] takes 1,073,741,824 bytes" },
        { "counted", "node c (Range): int64[134217728] takes 1,073,741,824 bytes" },
        { "multiplied", "node c (MatMul): float32[8192, 8192] takes 268,435,456 bytes" },
        { "marked", "node c (OneHot): int64[134217728]" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Import_refuses_what_would_take_much_and_takes_little(string what, string message)
    {
        var path = Write(Constants(what), Computed(what));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(message, Assert.Throws<InputException>(() => OnnxImport.Read(path)).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostForImport);
    }

    [Fact]
    public void Import_computes_nothing_that_depends_on_the_input()
    {
        var path = Write([("n", Tensor.From([1L << 13, 1], 2))], [Node("Expand", "w", ["x", "n"]), Node("Transpose", "t", ["w"]), Node("MatMul", "c", ["w", "t"]), .. Sum[..1], Node("Identity", "y", ["c"])]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        OnnxImport.Read(path);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostForImport);
    }

    [Fact]
    public void A_run_forgets_what_no_later_node_needs()
    {
        var path = Write([("n", Tensor.From([1L << 10], 1))], [Node("ConstantOfShape", "c0", ["n"]), .. Enumerable.Range(0, 30).Select(i => Node("Neg", i == 29 ? "c" : $"c{i + 1}", [$"c{i}"])), .. Sum]);
        Assert.Equal([1f, 2, 3], Run(path, 3 << 12)["y"].Tensor.Span<float>().ToArray());
        var refusal = Assert.Throws<InputException>(() => Run(path, 1 << 12));
        Assert.Equal($"{path}, node c1 (Neg): float32[1024] takes 4,096 bytes, but 0 are left of the 4,096 that computed values may take; allow more with --memory", refusal.Message);
    }

    [Fact]
    public void One_tensor_of_many_names_is_counted_once()
    {
        var names = Enumerable.Range(0, 30).Select(i => Node("Identity", $"i{i}", ["c"]));
        var path = Write([("n", Tensor.From([1L << 10], 1))], [Node("ConstantOfShape", "c", ["n"]), .. names, .. Sum[..1], Node("Concat", "all", [.. Enumerable.Range(0, 30).Select(i => $"i{i}")], ("axis", 0)), Sum[1]]);
        Assert.Equal([1f, 2, 3], Run(path, 40 << 12)["y"].Tensor.Span<float>().ToArray());
    }

    private static IReadOnlyDictionary<string, NumpyArray> Run(string path, long bytes) =>
        OnnxModel.Open(path).Run(new Dictionary<string, NumpyArray> { ["x"] = new(Tensor.From([1f, 2, 3], 1, 3), "float32") }, new MemoryBudget(bytes));

    private static NodeProto[] Computed(string what) => what switch
    {
        "many" => [.. Enumerable.Range(0, 200).Select(i => Node("ConstantOfShape", $"c{i}", ["n"])), Node("Sum", "c", [.. Enumerable.Range(0, 200).Select(i => $"c{i}")]), .. Sum],
        "doubled" => [.. Enumerable.Range(0, 24).Select(i => Node("Concat", i == 23 ? "c" : $"c{i}", i == 0 ? ["one", "one"] : [$"c{i - 1}", $"c{i - 1}"], ("axis", 0))), .. Sum],
        "expanded" => [Node("Expand", "c", ["one", "n"]), .. Sum],
        "tiled" => [Node("Tile", "c", ["one", "n"]), .. Sum],
        "padded" => [Node("Pad", "c", ["one", "n"], ("mode", "edge")), .. Sum],
        "resized" => [Node("Resize", "c", ["one", "", "", "n"], ("mode", "cubic")), .. Sum],
        "counted" => [Node("Range", "c", ["zero", "n", "step"]), Node("Cast", "f", ["c"], ("to", 1)), Node("ReduceSum", "s", ["f"], ("keepdims", 0)), Sum[1]],
        "multiplied" => [Node("ConstantOfShape", "a", ["n"]), Node("Transpose", "t", ["a"]), Node("MatMul", "c", ["a", "t"]), .. Sum],
        _ => [Node("OneHot", "c", ["zero", "n", "pair"]), .. Sum],
    };

    private static (string, Tensor)[] Constants(string what) =>
    [
        ("one", Tensor.From([1f], 1)), ("pair", Tensor.From([0f, 1], 2)), ("zero", Tensor.From<long>([0], [])), ("step", Tensor.From<long>([1], [])),
        ("n", what switch
        {
            "many" => Tensor.From([1L << 20], 1),
            "resized" => Tensor.From([1L << 25], 1),
            "padded" => Tensor.From([1L << 27, 0], 2),
            "multiplied" => Tensor.From([1L << 13, 1], 2),
            "counted" or "marked" => Tensor.From([1L << 27], []),
            _ => Tensor.From([1L << 27], 1),
        }),
    ];

    private static NodeProto Node(string type, string output, string[] inputs, params (string Name, object Value)[] settings)
    {
        var node = new NodeProto { OpType = type, Input = { inputs }, Output = { output } };
        foreach (var (name, value) in settings)
            node.Attribute.Add(value is int number ? new AttributeProto { Name = name, Type = AttributeType.Int, I = number } : new AttributeProto { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8((string)value) });
        return node;
    }

    private string Write(IEnumerable<(string Name, Tensor Values)> constants, IEnumerable<NodeProto> nodes)
    {
        var model = new ModelProto
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Graph = new()
            {
                Name = "g",
                Node = { nodes },
                Initializer = { constants.Select(constant => TensorWriter.Write(constant.Name, new Value(constant.Values.Type == DType.Int64 ? ElementType.Int64 : ElementType.Float, constant.Values))) },
                Input = { new ValueInfoProto { Name = "x", Type = new() { TensorType = new() { ElemType = 1, Shape = new() { Dim = { new DimensionProto { DimParam = "N" }, new DimensionProto { DimValue = 3 } } } } } } },
                Output = { new ValueInfoProto { Name = "y" } },
            },
        };
        return _folder.Write("model.onnx", model.ToByteArray());
    }
}
