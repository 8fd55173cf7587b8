using ChainRule.Explanations;
using ChainRule.Explanations.Checks;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests.Layers.Own;

namespace ChainRule.Tests.Layers;

/// <summary>A layer of two inputs.</summary>
public sealed class SeveralInputsTests
{
    private static readonly Tensor X = Some.Tensor([4, 3]);
    private static readonly Tensor G = Some.Tensor([4, 3], seed: 2);
    private static readonly Tensor Target = Some.Tensor([4, 2], seed: 3);

    private static TensorType Numbers => new([3], DType.Float64);

    [Fact]
    public void The_rule_is_over_the_types_of_all_inputs()
    {
        Assert.Equal(Numbers, new Gate(3).OutputType(Numbers, Numbers));
        Assert.Equal(new TensorType([2], DType.Float64), Model().OutputType(Numbers, Numbers));
        Assert.Equal([4, 2], Model().Forward(Some.Inputs(new Tape(), X, G)).Shape);
    }

    [Fact]
    public void A_wrong_number_shape_or_type_is_refused_with_the_layers_name()
    {
        Equal("Gate(3) takes two inputs of one shape whose last size is 3, not float64[3].", () => new Gate(3).OutputType(Numbers));
        Equal("0 Gate(3) takes two inputs of one shape whose last size is 3, not float64[3] and float64[4].", () => Model().OutputType(Numbers, new([4], DType.Float64)));
        Equal("0 Gate(3) takes two inputs of one shape whose last size is 3, not float64[3].", () => Model().OutputShape([3]));
        Equal("Relu() takes one input of floating-point numbers, not float64[3] and float64[3].", () => new Relu().OutputType(Numbers, Numbers));
        Equal("Relu() takes one input of floating-point numbers, not int64[3].", () => new Sequential(new Relu()).Children[0].OutputType(new TensorType([3], DType.Int64)), "0 ");
        Equal("Residual() takes one input of floating-point numbers, not float64[3] and float64[3].", () => new Residual().OutputType(Numbers, Numbers));
        Equal("Sequential() takes one input, not float64[3] and float64[3].", () => new Sequential().OutputType(Numbers, Numbers));
        Equal("Identity() takes one input, not none.", () => new Identity().Forward());
        Equal("Gate(3) takes inputs of the same batch size, not of 4 and 2 samples.", () => new Gate(3).Forward(Some.Inputs(new Tape(), X, G.Rows(0, 2))));
    }

    [Fact]
    public void A_step_by_hand_follows_both_inputs()
    {
        var model = Model();
        var s = model.Parameters[0];
        var tape = new Tape(training: true);
        var inputs = Some.Inputs(tape, X, G);
        var loss = new HalfSquaredError().Compute(model.Forward(inputs), tape.Input(Target));
        var gradients = Backpropagation.Gradients(loss, s.On(tape), inputs[0], inputs[1]);

        // ∂y/∂x = σ(s·g), ∂y/∂g = x·σ′(s·g)·s: of the same error, their quotient is x·(1 − σ(s·g))·s.
        for (var i = 0; i < X.Count; i++)
            Near.Equal(gradients[2].Value.Value(i), gradients[1].Value.Value(i) * X.Value(i) * (1 - 1 / (1 + Math.Exp(-G.Value(i)))), 1e-10);
        var before = s.Tensor.Clone();
        new Sgd(0.1).Minimize(loss, model.Parameters);
        Near.Equal(before.ToDoubles().Zip(gradients[0].Value.ToDoubles(), (w, g) => w - 0.1 * g).ToArray(), s.Tensor.ToDoubles());
    }

    [Fact]
    public void Every_input_is_checked()
    {
        var report = GradientCheck.Run(new(Model(), new HalfSquaredError()), [X, G], Target);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(3 + 8 + 12 + 12, report.Count);
        var kinks = GradientCheck.Run(new(new Sequential(new Gate(1), new Relu()), new HalfSquaredError()), [new([1, 1], DType.Float64), new([1, 1], DType.Float64)], Tensor.From([1.0], 1, 1)).Kinks;
        Assert.Equal("input.0[0, 0]", Assert.Single(kinks).Name);
    }

    [Fact]
    public void A_summary_lists_every_input() => Assert.Equal(
        """
           layer         output  parameters
           input         [3]
           input         [3]
        0  Gate(3)       [3]              3
        1  Linear(3, 2)  [2]              8
           total                         11

        """.ReplaceLineEndings("\n"),
        Model().Summary(Numbers, Numbers).ToString());

    [Fact]
    public void What_is_frozen_stays_and_the_rest_learns()
    {
        var model = Model();
        model.Children[0].IsFrozen = true;
        Tensor[] before = [.. model.Parameters.Select(p => p.Tensor.Clone())];
        var tape = new Tape(training: true);
        new Sgd(0.1).Minimize(new HalfSquaredError().Compute(model.Forward(Some.Inputs(tape, X, G)), tape.Input(Target)), model.Parameters);
        Near.SameBits(before[0], model.Parameters[0].Tensor);
        Assert.NotEqual(before[1].ToDoubles(), model.Parameters[1].Tensor.ToDoubles());
    }

    [Fact]
    public void A_recorded_step_is_explained()
    {
        var model = Model();
        var program = RecordedProgram.Record(
            tape =>
            {
                var output = model.Forward(tape.Input(X.Rows(0, 1), "x"), tape.Input(G.Rows(0, 1), "g"));
                var loss = new HalfSquaredError().Compute(output, tape.Input(Target.Rows(0, 1), "t"));
                new Sgd(0.1).Minimize(loss, model.Parameters);
                return [loss];
            },
            training: true);
        program.Run(X.Rows(0, 1).Clone(), G.Rows(0, 1).Clone(), Target.Rows(0, 1).Clone());
        var explanation = program.Explain("0.weight[1]");
        Assert.Equal(explanation.Subjects[0].Value - 0.1 * explanation.Subjects[0].Gradient, explanation.Subjects[0].Updated!.Value, 1e-12);
        Assert.Contains(explanation.Given, given => given.Address == "g[0,1]");
        Assert.All(explanation.Sections.SelectMany(section => section.Steps), step => Near.Equal(step.Value, step.Formula.Value, 1e-12, 1e-12));
    }

    private static Sequential Model()
    {
        var model = new Sequential(new Gate(3), new Linear(3, 2));
        model.To(DType.Float64).Initialize(seed: 4);
        return model;
    }

    private static void Equal(string message, Action refused, string path = "") =>
        Assert.Equal(path + message, Assert.Throws<ShapeException>(refused).Message);
}
