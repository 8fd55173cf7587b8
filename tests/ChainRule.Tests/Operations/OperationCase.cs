using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tensors;
using OwnParts;

namespace ChainRule.Tests.Operations;

/// <summary>
/// An operation with inputs that suit it, by a name: every operation has one, and every test of all operations takes them. Most are found; those that stand
/// here have sizes or values of their own.
/// </summary>
internal sealed record OperationCase(string Name, Operation Operation, Func<DType, Tensor[]> Inputs, bool HasGradient = true)
{
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        .. FoundCase.All,
        new("softmax, rows side by side", new Softmax(), t => [Some.Tensor([37, 3], t)]),
        new("log_softmax, rows side by side", new LogSoftmax(), t => [Some.Tensor([37, 3], t)]),
        new("softmax, long rows", new Softmax(), t => [Some.Tensor([2, 259], t)]),
        new("log_softmax, long rows", new LogSoftmax(), t => [Some.Tensor([2, 259], t)]),
        new("sum of leading and last dimensions", new SumTo([4, 1]), t => [Some.Tensor([3, 4, 5], t)]),
        new("gather of positions", new Gather(), t => [Some.Tensor([2, 3, 4], t), Some.Indexes(6, 4).Reshape([2, 3])]),
        new("scatter of positions", new Scatter(4), t => [Some.Tensor([2, 3], t), Some.Indexes(6, 4).Reshape([2, 3])]),
        new("view, transposed", new View([5, 3, 4], new(1, 20, 5), 0), t => [Some.Tensor([3, 4, 5], t)]),
        new("view, every other one backwards", new View([3, 2], new(5, -2), 4), t => [Some.Tensor([3, 5], t)]),
        new("view, a diagonal of rows", new View([2, 3], new(8, 1), 1), t => [Some.Tensor([3, 6], t)]),
        new("view, overlapping windows", new View([4, 3], new(1, 1), 0), t => [Some.Tensor([6], t)]),
        new("view_to, transposed", new ViewTo([3, 4, 5], new(1, 20, 5), 0), t => [Some.Tensor([5, 3, 4], t)]),
        new("view_to, padding", new ViewTo([4, 7], new(7, 1), 9), t => [Some.Tensor([2, 4], t)]),
        new("view_to, overlapping windows", new ViewTo([6], new(1, 1), 0), t => [Some.Tensor([4, 3], t)]),
        new("concat", new Concat(1), t => [Some.Tensor([2, 3, 4], t), Some.Tensor([2, 1, 4], t, 2), Some.Tensor([2, 2, 4], t, 3)]),
        new("take of rows in two dimensions", new Take(1), t => [Some.Tensor([2, 4, 3], t), Some.Indexes(6, 4).Reshape([2, 3])]),
        new("take_to of rows in two dimensions", new TakeTo(1, 4), t => [Some.Tensor([2, 2, 3, 5], t), Some.Indexes(6, 4).Reshape([2, 3])]),
        .. from a in (bool[])[false, true]
           from b in (bool[])[false, true]
           select new OperationCase($"batched_matmul {a} {b}", new BatchedMatMul(a, b), t => [Some.Tensor(a ? [3, 5, 4] : [3, 4, 5], t), Some.Tensor(b ? [3, 6, 5] : [3, 5, 6], t, 2)]),
        new("totals of many columns", new RunningTotal(21), t => [Some.Tensor([3, 84], t)]),
        .. Pictures,
        .. Parts.Structs<IFunction>().Select(f => Unary(typeof(Map<>), "map", f)),
        .. Parts.Structs<IFunction>().Where(f => f.Needs != DerivativeNeeds.None).Select(f => Unary(typeof(MapDerivative<>), "derivative", f)),
        .. Parts.Structs<IBinaryFunction>().Select(f => new OperationCase(
            $"zip {f.GetType().Name}",
            (Operation)Activator.CreateInstance(typeof(Zip<>).MakeGenericType(f.GetType()))!,
            t => [Some.Tensor([3, 17], t, 1, 0.3), Some.Tensor([3, 1], t, 2, 0.3)])),
        .. Parts.Structs<IUpdateRule>().SelectMany(rule => (OperationCase[])[Update(rule), Decayed(rule, isDecoupled: false), Decayed(rule, isDecoupled: true)]),
    ];

    private static IEnumerable<OperationCase> Pictures
    {
        get
        {
            yield return new("conv2d, sums of many places", new Conv2d(new Window2d(2, 1, 0, 1), 1), t => [Some.Tensor([2, 2, 70, 70], t), Some.Tensor([8, 2, 2, 2], t, 2)]);
            yield return new("conv2d, more filters than taps", new Conv2d(FoundCase.Filters, 2), t => [Some.Tensor([2, 2, 7, 8], t), Some.Tensor([14, 1, 3, 2], t, 2)]);
            // Tiles of 4 × 4 places, of a picture that they do not fill.
            yield return new("conv2d by tiles", new Conv2d(new Window2d(3, 1, new(1, 2), 1), 1), t => [Some.Tensor([2, 8, 5, 6], t), Some.Tensor([17, 8, 3, 3], t, 2)]);
            yield return new("conv2d_to_input by tiles", new Conv2dToInput(new Window2d(3, 1, new(1, 2), 1), 1, new(5, 6)), t => [Some.Tensor([2, 17, 5, 8], t), Some.Tensor([17, 8, 3, 3], t, 2)]);
            yield return new("conv2d_to_filter by tiles", new Conv2dToFilter(new Window2d(3, 1, new(1, 2), 1), 1), t => [Some.Tensor([2, 8, 5, 6], t), Some.Tensor([2, 17, 5, 8], t, 2)]);
        }
    }

    public static TheoryData<string> Names(Func<OperationCase, bool> chosen) => [.. All.Where(chosen).Select(c => c.Name)];

    public static OperationCase Of(string name) => All.Single(c => c.Name == name);

    /// <summary>The operation on inputs of its own, with what it puts out, where NaN lay before, and leaves in its inputs.</summary>
    public static Tensor[] Run(Device device, Operation operation, params Tensor[] inputs)
    {
        Tensor[] copies = [.. inputs.Select(input => input.Clone())];
        var type = operation.Infer([.. inputs.Select(input => new TensorType(input.Shape, input.Type))]);
        var output = operation.SharesMemory ? copies[0].Reshape(type.Shape) : new Tensor(type.Shape, type.Type);
        if (!operation.SharesMemory)
            output.Bytes.Fill(0xFF);
        device.Run(operation, copies, output);
        return [output, .. copies];
    }

    public override string ToString() => Name;

    private static OperationCase Unary(Type operation, string kind, IFunction function)
    {
        var low = function is ChainRule.Functions.Log or Sqrt or Log1p ? 0.2 : -2;
        return new(
            $"{kind} {function.GetType().Name}",
            (Operation)Activator.CreateInstance(operation.MakeGenericType(function.GetType()), function)!,
            t => [Some.Tensor([3, 21], t, 1, low)]);
    }

    private static OperationCase Decayed(IUpdateRule rule, bool isDecoupled) =>
        Update((IUpdateRule)Activator.CreateInstance(typeof(Decayed<>).MakeGenericType(rule.GetType()), rule, 0.7, isDecoupled)!);

    private static OperationCase Update(IUpdateRule rule)
    {
        Tensor[] Inputs(DType t) =>
        [
            Some.Tensor([37], t),
            Some.Tensor([37], t, 2),
            Tensor.Scalar(0.1, DType.Float64),
            Tensor.From([4L], 1),
            .. Enumerable.Range(0, rule.StateCount).Select(i => Some.Tensor([37], t, 3 + (ulong)i, 0.1)),
        ];
        return new($"update {rule}", (Operation)Activator.CreateInstance(typeof(Update<>).MakeGenericType(rule.GetType()), rule)!, Inputs, HasGradient: false);
    }
}
