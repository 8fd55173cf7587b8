using ChainRule.Algebra;
using ChainRule.Data;
using ChainRule.Functions;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Workbench.PlainCode;

namespace ChainRule.Workbench.Tests.PlainCode;

public sealed class OwnLayersAsCodeTests
{
    // Shapes [3, 4] and batches [1, 3, 4].
    private static readonly Dictionary<string, Func<Variable, Variable>> Compositions = new()
    {
        ["a function of the user's"] = x => x.Map(new Bump(0.3)),
        ["a choice"] = x => Variable.IfPositive(x - 0.5, x * 2, -x),
        ["the larger and the smaller"] = x => Variable.Max(x, 0.25) / (1 + Variable.Abs(Variable.Min(x, -0.25))),
        ["a transpose"] = x => x.Transpose(),
        ["every second of a slice"] = x => x.Slice(2, 1, 2, step: 2),
        ["padding"] = x => x.Pad(1, 1, 2),
        ["parts one after another"] = x => VariableViews.Concat(2, x, x * 3, x.Slice(2, 0, 1)),
        ["rows by their index"] = x => x.Take(1, x.Tape.Bind(Tensor.From([2L, 0, 2, 1], 4))),
        ["sums over the middle"] = x => x.Sum([1]),
        ["a mean of everything"] = x => x.Mean([1, 2]),
        ["batched products"] = x => x.Tape.Append(new BatchedMatMul(TransposeA: false, TransposeB: true), x, x),
        ["batched products of the other order"] = x => x.Tape.Append(new BatchedMatMul(TransposeA: true, TransposeB: false), x, x),
        ["what does not depend on the input"] = x => x.Tape.Bind(Tensor.From([1f, 2, 3], 1, 3)) * 2,
        ["the input as it is"] = x => x,
        ["another shape"] = x => x.Reshape([1, 12]),
        ["a transposed convolution in groups"] = x => x.Reshape([1, 2, 3, 2]).Tape.Append(
            new Conv2dToInput(new(new(3, 2), new(2, 1), new(1, 0), new(1, 2)), Groups: 2, new(6, 4)), x.Reshape([1, 2, 3, 2]), x.Tape.Bind(CompiledClass.Numbers([2, 3, 3, 2], seed: 1, low: -1))),
        ["a softmax of rows"] = x => x.Softmax() + x.LogSoftmax(),
        ["the derivative of a function"] = x => x.Tape.Append(new MapDerivative<Functions.Silu>(default), x),
    };

    public static TheoryData<string> Names => [.. Compositions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Layers_of_a_users_own_give_the_same_outputs(string what)
    {
        var layer = new Own(Compositions[what]);
        var code = CSharpFile.Write(layer, [3, 4], CompiledClass.Names);
        Assert.Equal(code, CSharpFile.Write(layer, [3, 4], CompiledClass.Names));
        new CompiledClass(code).Matches(layer, [3, 4]);
    }

    [Fact]
    public void Whole_numbers_are_taken_as_floats()
    {
        var layer = new Rows(Tensor.From([1f, 2, 3, 4, 5, 6], 3, 2));
        var code = new CompiledClass(CSharpFile.Write(layer, [4], CompiledClass.Names, DType.Int64));
        Assert.Equal([5, 6, 1, 2, 3, 4, 5, 6], code.Call<float[]>("Predict", new float[] { 2, 0, 1, 2 }));
    }

    [Fact]
    public void An_operation_that_is_unknown_is_refused_by_its_name() =>
        Assert.StartsWith(
            "Network, Own(): its operation scatter cannot be written as C#",
            Assert.Throws<InputException>(() => CSharpFile.Write(new Own(x => x.Tape.Append(new Scatter(2), x, x.Tape.Bind(new Tensor([1, 3, 4], DType.Int64)))), [3, 4], CompiledClass.Names)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Predict_leaves_what_it_is_given_alone()
    {
        var code = new CompiledClass(CSharpFile.Write(new Own(x => x), [3, 4], CompiledClass.Names));
        var x = new float[12];
        Assert.NotSame(x, code.Call<float[]>("Predict", x));
        Assert.Throws<ArgumentException>(() => code.Call<float[]>("Predict", new float[11]));
        Assert.Throws<ArgumentException>(() => code.Call<float[]>("Predict", (float[]?)null));
    }

    private readonly record struct Bump(double Width) : IFunction
    {
        public string Name => "bump";

        public DerivativeNeeds Needs => DerivativeNeeds.Input;

        public T Forward<T>(T x)
            where T : IAlgebra<T>
        {
            var square = x * x;
            return T.Exp(-square / T.Constant(Width)) - square * T.Erf(x) + T.Expm1(x) * T.Sign(x) - (x - (square - x)) / (x / T.Constant(-3));
        }

        public T Derivative<T>(T x, T y)
            where T : IAlgebra<T> => throw new NotSupportedException();
    }

    private sealed class Rows(Tensor table) : Layer
    {
        public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) => new([inputs[0].Shape[0], table.Shape[1]], table.Type);

        protected override Variable Compute(ReadOnlySpan<Variable> inputs) =>
            inputs[0].Tape.Bind(table).Take(0, inputs[0].Reshape([inputs[0].Shape[1]])).Reshape([1, inputs[0].Shape[1], table.Shape[1]]);
    }

    private sealed class Own(Func<Variable, Variable> compute) : UnaryLayer
    {
        public override Shape OutputShape(Shape input) => input;

        public override string ToString() => "Own()";

        protected override Variable Compute(Variable x) => compute(x);
    }
}
