using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Operations;

public sealed class EveryOperationTests
{
    private const double Step = 1e-5;

    public static TheoryData<string> All => OperationCase.Names(_ => true);

    public static TheoryData<string> Differentiable => OperationCase.Names(c => c.HasGradient);

    [Fact]
    public void There_is_a_case_for_each()
    {
        var tried = OperationCase.All.Select(c => Definition(c.Operation.GetType())).ToHashSet();
        Assert.Empty(Parts.Of<Operation>().Where(type => !tried.Contains(type)).Select(type => type.Name));
    }

    [Theory, MemberData(nameof(All))]
    public void The_fast_path_does_what_the_naive_meaning_says(string name)
    {
        var (operation, inputs) = (OperationCase.Of(name).Operation, OperationCase.Of(name).Inputs);
        foreach (var (type, tolerance) in (ReadOnlySpan<(DType, double)>)[(DType.Float64, 1e-12), (DType.Float32, 1e-4)])
        {
            var naive = OperationCase.Run(new ReferenceDevice(), operation, inputs(type));
            var fast = OperationCase.Run(CpuDevice.Default, operation, inputs(type));
            for (var i = 0; i < naive.Length; i++)
                Near.Equal(naive[i], fast[i], tolerance, tolerance, i == 0 ? "output" : $"input {i - 1} afterwards");
        }
    }

    [Theory, MemberData(nameof(Differentiable))]
    public void Its_gradient_is_the_slope_along_a_random_direction(string name) =>
        CheckSlope(name, (tape, inputs) => Projected(tape.Append(OperationCase.Of(name).Operation, inputs), 40));

    [Theory, MemberData(nameof(Differentiable))]
    public void Its_gradients_gradient_is_the_slope_of_the_gradient(string name) => CheckSlope(name, (tape, inputs) =>
    {
        Variable[] by = [.. inputs.Where(input => input.Type.IsFloatingPoint())];
        var first = Backpropagation.Gradients(Projected(tape.Append(OperationCase.Of(name).Operation, inputs), 40), by);
        return first.Select((g, i) => Projected(g, 50 + (ulong)i)).Aggregate((a, b) => a + b);
    });

    [Theory, MemberData(nameof(Differentiable))]
    public void It_names_both_types_when_they_differ(string name)
    {
        var (operation, inputs) = (OperationCase.Of(name).Operation, OperationCase.Of(name).Inputs(DType.Float64));
        inputs[^1] = new Tensor(inputs[^1].Shape, inputs[^1].Type == DType.Int64 ? DType.Float64 : DType.Int64);
        var tape = new Tape();
        if (operation is Reshape or View)
            return;
        var error = Assert.Throws<ShapeException>(() => tape.Append(operation, Some.Inputs(tape, inputs)));
        Assert.Contains(new TensorType(inputs[^1].Shape, inputs[^1].Type).ToString(), error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void It_takes_as_many_inputs_as_it_says(string name)
    {
        var operation = OperationCase.Of(name).Operation;
        var tape = new Tape();
        var inputs = Some.Inputs(tape, OperationCase.Of(name).Inputs(DType.Float64));
        int[] wrong = operation.InputCount is null ? [0] : [inputs.Length - 1, inputs.Length + 1];
        foreach (var count in wrong)
        {
            var error = Assert.Throws<ShapeException>(() => tape.Append(operation, [.. inputs.Append(inputs[0]).Take(count)]));
            Assert.StartsWith($"{operation.Name} takes {(operation.InputCount is null ? "at least 1" : inputs.Length)} input", error.Message, StringComparison.Ordinal);
            Assert.EndsWith($", not {count}.", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(tape.Nodes);
    }

    private static void CheckSlope(string name, Func<Tape, Variable[], Variable> function)
    {
        var inputs = OperationCase.Of(name).Inputs(DType.Float64);
        Tensor[] directions = [.. inputs.Select((input, i) => Some.Tensor(input.Shape, DType.Float64, 60 + (ulong)i))];
        double At(double shift)
        {
            var tape = new Tape();
            return function(tape, Some.Inputs(tape, [.. inputs.Select((input, i) => Shifted(input, directions[i], shift))])).Value.Item();
        }

        var tape = new Tape();
        var variables = Some.Inputs(tape, inputs);
        Variable[] by = [.. variables.Where(v => v.Type.IsFloatingPoint())];
        var gradients = Backpropagation.Gradients(function(tape, variables), by);
        var slope = gradients.Select((g, i) => (g * tape.Input(directions[i])).Sum().Value.Item()).Sum();
        Near.Equal((At(Step) - At(-Step)) / (2 * Step), slope, 1e-6, 1e-7, name);
    }

    private static Variable Projected(Variable y, ulong seed) => (y * y.Tape.Input(Some.Tensor(y.Shape, DType.Float64, seed))).Sum();

    private static Tensor Shifted(Tensor x, Tensor direction, double shift)
    {
        var shifted = x.Clone();
        for (var i = 0; i < x.Count && x.Type == DType.Float64; i++)
            shifted.SetValue(i, x.Value(i) + shift * direction.Value(i));
        return shifted;
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
