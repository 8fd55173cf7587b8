using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tests.Operations;

/// <summary>
/// Finds a case for an operation by trying: of usual settings each combination, and of usual inputs the first that it takes. A new operation is so tested
/// without a word said.
/// </summary>
internal static class FoundCase
{
    // Of pictures of 7 × 8 pixels these make maps of 5 × 3, and the windows below maps of 4 × 4.
    public static readonly Window2d Filters = new(new(3, 2), new(2, 3), new(2, 1), new(1, 2));

    private static readonly Dictionary<Type, object[]> Settings = new()
    {
        [typeof(bool)] = [false, true],
        [typeof(int)] = [1, 2, 4],
        [typeof(double)] = [0.3],
        [typeof(Shape)] = [new Shape(3, 4), new Shape(4, 1), new Shape(3, 4, 5)],
        [typeof(Size2d)] = [new Size2d(7, 8)],
        [typeof(TensorType)] = [new TensorType([40], DType.Float64)],
        [typeof(Window2d)] = [Filters, new Window2d(new(3, 2), 2, new(1, 0), 1)],
    };

    private static readonly Shape[] Shapes = [[23], [4, 19], [19, 5], [2, 6], [4, 1], [2, 4, 7, 8], [4, 4, 3, 2], [4, 2, 3, 2], [4, 1, 3, 2], [2, 4, 5, 3], [2, 4, 4, 4]];

    private static readonly Func<DType, ulong, Tensor>[] Usual =
    [
        .. Shapes.Select(shape => (Func<DType, ulong, Tensor>)((type, seed) => Some.Tensor(shape, type, seed))),
        .. new[] { 2, 4, 23 }.Select(count => (Func<DType, ulong, Tensor>)((_, seed) => Some.Indexes(count, 4, seed))),
    ];

    /// <summary>The cases of every operation that is not generic, as many as there are combinations of settings for which inputs were found.</summary>
    public static IEnumerable<OperationCase> All =>
        from type in Parts.Of<Operation>()
        where !type.IsGenericType
        from settings in Combinations(type.GetConstructors().Single().GetParameters().Select(parameter => Settings.GetValueOrDefault(parameter.ParameterType, [])))
        let operation = (Operation)Activator.CreateInstance(type, [.. settings])!
        let inputs = Combinations(Enumerable.Repeat(Usual, operation.InputCount ?? 2)).FirstOrDefault(inputs => Takes(operation, Of(inputs, DType.Float64)))
        where inputs is not null
        select new OperationCase(operation.ToString(), operation, t => Of(inputs, t), HasGradient(operation, Of(inputs, DType.Float64)));

    private static IEnumerable<T[]> Combinations<T>(IEnumerable<T[]> choices) =>
        choices.Aggregate((IEnumerable<T[]>)[[]], (begun, choice) => begun.SelectMany(some => choice.Select(next => (T[])[.. some, next])));

    private static Tensor[] Of(Func<DType, ulong, Tensor>[] inputs, DType type) => [.. inputs.Select((input, i) => input(type, 1 + (ulong)i))];

    private static bool Takes(Operation operation, Tensor[] inputs)
    {
        try
        {
            OperationCase.Run(CpuDevice.Default, operation, inputs);
            return true;
        }
        catch (Exception refusal) when (refusal is ShapeException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static bool HasGradient(Operation operation, Tensor[] inputs) =>
        operation.Effect != Effect.Update && Array.Exists(inputs, input => input.Type.IsFloatingPoint());
}
