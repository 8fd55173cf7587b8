using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Operations;

/// <summary>The rules of the library, read by numbers that write down or count what is done with them.</summary>
public sealed class NaiveMeaningTests
{
    [Fact]
    public void A_derivative_reads_as_in_a_textbook()
    {
        var (z, y) = (Traced.Named("z", 0.3), Traced.Named("σ(z)", 0.5744));
        Assert.Equal("1/(1 + exp(−z)) = 1/(1 + exp(−0.3)) = 0.5744", new ChainRule.Functions.Sigmoid().Forward(z).ToString());
        Assert.Equal("σ(z)·(1 − σ(z)) = 0.5744·(1 − 0.5744) = 0.2445", new ChainRule.Functions.Sigmoid().Derivative(z, y).ToString());
        Assert.Equal("2·z = 2·0.3 = 0.6", new Square().Derivative(z, y).ToString());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_matrix_product_multiplies_as_often_as_its_sizes_say(bool transposeA, bool transposeB)
    {
        const int n = 3, k = 5, m = 4;
        var count = new OperationCount();
        var a = Ones(transposeA ? [k, n] : [n, k]);
        var b = Ones(transposeB ? [m, k] : [k, m]);
        new MatMul(transposeA, transposeB).Naive([a, b], new DenseGrid<Counted>([n, m]));
        Assert.Equal((n * m * k, n * m * (k - 1), 0, 0), (count.Multiplications, count.Additions, count.Divisions, count.Functions));

        DenseGrid<Counted> Ones(Shape shape) => new(shape, [.. Enumerable.Repeat(new Counted(1, count), shape.Count)], []);
    }

    [Fact]
    public void A_layer_and_its_gradients_are_written_out_with_the_values_that_the_engine_computes()
    {
        var (tape, gradients) = Neuron();
        var meaning = Interpret(tape, (variable, place) => Traced.Named(Name(variable, place), variable.Value.Value(place)), (name, value) => value.As(name));
        foreach (var variable in tape.Nodes.Select(node => node.Output))
            Near.Equal(variable.Value.ToDoubles(), [.. meaning[variable].Values.Select(value => value.Value)], what: variable.ToString());

        Assert.Equal(
            ["0.2·0.5 + 0.3·(−1) + 0.1 = −0.1", "1/(1 + exp(−(−0.1))) = 0.475"],
            tape.Nodes.Where(node => node.Output.Name?.ToString() is "z(0)" or "a(1)").Select(node => Line(node, meaning)));
        Assert.Equal(["−0.04052", "0.08104"], meaning[gradients[0]].Values.Select(value => value.Numbers()));
    }

    [Fact]
    public void The_cost_of_a_layer_is_that_of_its_sums_and_its_function()
    {
        var tape = new Tape();
        var model = new Sequential(new Linear(20, 8), new ChainRule.Layers.Sigmoid());
        model.Forward(tape.Input(new Tensor([6, 20])));
        var count = new OperationCount();
        Interpret(tape, (_, _) => new Counted(1, count), (_, value) => value);
        Assert.Equal((6 * 8 * 20, 6 * 8 * (19 + 1 + 2), 6 * 8, 6 * 8), (count.Multiplications, count.Additions, count.Divisions, count.Functions));
    }

    // A neuron of two inputs, half its squared error, and the gradients by weight and bias.
    private static (Tape Tape, Variable[] Gradients) Neuron()
    {
        var tape = new Tape();
        var model = new Sequential(new Linear(2, 1), new ChainRule.Layers.Sigmoid()).To(DType.Float64);
        model.Parameters[0].Load(Tensor.From([0.2, 0.3], 1, 2));
        model.Parameters[1].Load(Some.Values(0.1));
        var output = model.Forward(tape.Input(Tensor.From([0.5, -1], 1, 2), "x"));
        var loss = new HalfSquaredError().Compute(output, tape.Input(Tensor.From([0.8], 1, 1), "t"));
        return (tape, Backpropagation.Gradients(loss, [.. model.Parameters.Select(p => p.On(tape))]));
    }

    private static string Name(Variable variable, int place) => $"{variable}[{place}]";

    // The value of a named output, computed once more from the values of what it is made of.
    private static string Line(Node node, Dictionary<Variable, DenseGrid<Traced>> meaning)
    {
        var output = new DenseGrid<Traced>(node.Output.Shape);
        node.Operation.Naive([.. node.Inputs.Select(input => meaning[input])], output);
        return $"{output[0].Numbers()} = {meaning[node.Output][0].Numbers()}";
    }

    // Every node by its naive meaning; what a name was given to is a number of its own from there on.
    private static Dictionary<Variable, DenseGrid<T>> Interpret<T>(Tape tape, Func<Variable, int, T> given, Func<string, T, T> named)
        where T : IAlgebra<T>
    {
        var meaning = tape.Variables.Where(variable => variable.Producer is null).ToDictionary(
            variable => variable,
            variable => new DenseGrid<T>(variable.Shape, [.. Enumerable.Range(0, variable.Shape.Count).Select(place => given(variable, place))], []));
        foreach (var node in tape.Nodes)
        {
            var output = meaning[node.Output] = new(node.Output.Shape);
            node.Operation.Naive([.. node.Inputs.Select(input => meaning[input])], output);
            for (var place = 0; place < output.Shape.Count && node.Output.Name is not null; place++)
                output[place] = named(Name(node.Output, place), output[place]);
        }

        return meaning;
    }
}
