using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tests.Operations;

/// <summary>An operation with inputs that suit it, by a name: every operation has one, and every test of all operations takes them.</summary>
internal sealed record OperationCase(string Name, Operation Operation, Func<DType, Tensor[]> Inputs, bool HasGradient = true)
{
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new("matmul", new MatMul(false, false), t => [Some.Tensor([5, 7], t), Some.Tensor([7, 9], t, 2)]),
        new("matmul, A transposed", new MatMul(true, false), t => [Some.Tensor([7, 5], t), Some.Tensor([7, 9], t, 2)]),
        new("matmul, B transposed", new MatMul(false, true), t => [Some.Tensor([5, 7], t), Some.Tensor([9, 7], t, 2)]),
        new("matmul, both transposed", new MatMul(true, true), t => [Some.Tensor([7, 5], t), Some.Tensor([9, 7], t, 2)]),
        new("softmax", new Softmax(), t => [Some.Tensor([4, 19], t)]),
        new("log_softmax", new LogSoftmax(), t => [Some.Tensor([4, 19], t)]),
        new("softmax, rows side by side", new Softmax(), t => [Some.Tensor([37, 3], t)]),
        new("log_softmax, rows side by side", new LogSoftmax(), t => [Some.Tensor([37, 3], t)]),
        new("softmax, long rows", new Softmax(), t => [Some.Tensor([2, 259], t)]),
        new("log_softmax, long rows", new LogSoftmax(), t => [Some.Tensor([2, 259], t)]),
        new("gather", new Gather(), t => [Some.Tensor([6, 4], t), Some.Indexes(6, 4)]),
        new("scatter", new Scatter(4), t => [Some.Tensor([6], t), Some.Indexes(6, 4)]),
        new("gather of positions", new Gather(), t => [Some.Tensor([2, 3, 4], t), Some.Indexes(6, 4).Reshape([2, 3])]),
        new("scatter of positions", new Scatter(4), t => [Some.Tensor([2, 3], t), Some.Indexes(6, 4).Reshape([2, 3])]),
        new("select", new Select(), t => [Some.Tensor([23], t), Some.Tensor([23], t, 2), Some.Tensor([23], t, 3)]),
        new("reshape", new Reshape([3, 4]), t => [Some.Tensor([2, 6], t)]),
        new("broadcast", new BroadcastTo([3, 4, 5]), t => [Some.Tensor([4, 1], t)]),
        new("sum", new SumTo([4, 1]), t => [Some.Tensor([3, 4, 5], t)]),
        new("ensure_finite", new EnsureFinite(), t => [Some.Tensor([3, 4], t), Some.Tensor([5], t)]),
        new("assign", new Assign(), t => [Some.Tensor([3, 4], t), Some.Tensor([3, 4], t, 2)], HasGradient: false),
        new("advance", new Advance(), _ => [Tensor.From([3L, 4L], 2)], HasGradient: false),
        new("dropout_mask", new DropoutMask(new([40], DType.Float64), 0.3), _ => [Tensor.From([11L, 2L], 2)], HasGradient: false),
        .. Pictures,
        .. Structs<IFunction>().Select(f => Unary(typeof(Map<>), "map", f)),
        .. Structs<IFunction>().Where(f => f.Needs != DerivativeNeeds.None).Select(f => Unary(typeof(MapDerivative<>), "derivative", f)),
        .. Structs<IBinaryFunction>().Select(f => new OperationCase(
            $"zip {f.GetType().Name}",
            (Operation)Activator.CreateInstance(typeof(Zip<>).MakeGenericType(f.GetType()))!,
            t => [Some.Tensor([3, 17], t, 1, 0.3), Some.Tensor([3, 1], t, 2, 0.3)])),
        .. Structs<IUpdateRule>().Select(Update),
    ];

    // Pictures of 7 × 8 pixels under filters of 3 × 2 taps make maps of 5 × 3; under windows of 3 × 2, of 4 × 4.
    private static IEnumerable<OperationCase> Pictures
    {
        get
        {
            var (filters, windows) = (new Window2d(new(3, 2), new(2, 3), new(2, 1), new(1, 2)), new Window2d(new(3, 2), 2, new(1, 0), 1));
            foreach (var groups in (int[])[1, 2, 4])
            {
                Shape weight = [4, 4 / groups, 3, 2];
                yield return new($"conv2d, {groups} groups", new Conv2d(filters, groups), t => [Some.Tensor([2, 4, 7, 8], t), Some.Tensor(weight, t, 2)]);
                yield return new($"conv2d_to_input, {groups} groups", new Conv2dToInput(filters, groups, new(7, 8)), t => [Some.Tensor([2, 4, 5, 3], t), Some.Tensor(weight, t, 2)]);
                yield return new($"conv2d_to_filter, {groups} groups", new Conv2dToFilter(filters, groups), t => [Some.Tensor([2, 4, 7, 8], t), Some.Tensor([2, 4, 5, 3], t, 2)]);
            }

            yield return new("conv2d, sums of many places", new Conv2d(new Window2d(2, 1, 0, 1), 1), t => [Some.Tensor([2, 2, 70, 70], t), Some.Tensor([8, 2, 2, 2], t, 2)]);
            yield return new("conv2d, more filters than taps", new Conv2d(filters, 2), t => [Some.Tensor([2, 2, 7, 8], t), Some.Tensor([14, 1, 3, 2], t, 2)]);
            // Tiles of 4 × 4 places, of a picture that they do not fill.
            yield return new("conv2d by tiles", new Conv2d(new Window2d(3, 1, new(1, 2), 1), 1), t => [Some.Tensor([2, 8, 5, 6], t), Some.Tensor([17, 8, 3, 3], t, 2)]);
            yield return new("conv2d_to_input by tiles", new Conv2dToInput(new Window2d(3, 1, new(1, 2), 1), 1, new(5, 6)), t => [Some.Tensor([2, 17, 5, 8], t), Some.Tensor([17, 8, 3, 3], t, 2)]);
            yield return new("conv2d_to_filter by tiles", new Conv2dToFilter(new Window2d(3, 1, new(1, 2), 1), 1), t => [Some.Tensor([2, 8, 5, 6], t), Some.Tensor([2, 17, 5, 8], t, 2)]);
            yield return new("max_pool2d", new MaxPool2d(windows), t => [Some.Tensor([2, 3, 7, 8], t), Some.Tensor([2, 3, 7, 8], t, 2)]);
            yield return new("max_pool2d_to_input", new MaxPool2dToInput(windows), t => [Some.Tensor([2, 3, 7, 8], t), Some.Tensor([2, 3, 4, 4], t, 2)]);
            yield return new("avg_pool2d", new AvgPool2d(windows), t => [Some.Tensor([2, 3, 7, 8], t)]);
            yield return new("avg_pool2d_to_input", new AvgPool2dToInput(windows, new(7, 8)), t => [Some.Tensor([2, 3, 4, 4], t)]);
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
        return new($"update {rule.GetType().Name}", (Operation)Activator.CreateInstance(typeof(Update<>).MakeGenericType(rule.GetType()), rule)!, Inputs, HasGradient: false);
    }

    // Every struct of the library that is one; all its settings are 0.7, or false.
    private static IEnumerable<TInterface> Structs<TInterface>() =>
        from type in typeof(Operation).Assembly.GetTypes()
        where type.IsValueType && typeof(TInterface).IsAssignableFrom(type)
        let settings = type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType == typeof(double) ? 0.7 : (object)false)
        select (TInterface)Activator.CreateInstance(type, [.. settings])!;
}
