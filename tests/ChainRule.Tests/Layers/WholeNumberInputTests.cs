using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Explanations.Checks;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests.Layers.Own;
using ChainRule.Training;

namespace ChainRule.Tests.Layers;

/// <summary>A layer that takes whole numbers, which are cast by nothing and have no gradient.</summary>
public sealed class WholeNumberInputTests
{
    private static readonly Tensor Words = Tensor.From([3L, 0, 3, 1, 2, 3], 2, 3);
    private static readonly Tensor Classes = Tensor.From([0L, 1, 0, 1, 1, 0], 2, 3);

    [Fact]
    public void The_rule_turns_the_type()
    {
        Assert.Equal(new TensorType([3, 2], DType.Float64), Model().OutputType(new TensorType([3], DType.Int64)));
        Assert.Equal([2, 3, 2], Model().Forward(new Tape().Input(Words)).Shape);
        Assert.Equal(
            "0 Table(5, 4) takes one input of word indexes as Int64, not float64[3].",
            Assert.Throws<ShapeException>(() => Model().Forward(new Tape().Input(Some.Tensor([2, 3])))).Message);
        Assert.Equal(
            "Residual(Identity()) takes one input of floating-point numbers, not int64[3].",
            Assert.Throws<ShapeException>(() => new Residual(new Identity()).Forward(new Tape().Input(Words))).Message);
        Assert.Same(Words, new Identity().Forward(new Tape().Input(Words)).Value);
    }

    [Fact]
    public void A_step_by_hand_moves_the_rows_that_are_named()
    {
        var table = new Table(5, 2);
        table.To(DType.Float64).Initialize(seed: 1);
        var before = table.Parameters[0].Tensor.Clone();
        var tape = new Tape(training: true);
        new Sgd(0.5).Minimize(table.Forward(tape.Input(Words)).Sum(), table.Parameters);

        // ∂Σy/∂(a row) is how often its word occurs.
        double[] occurrences = [1, 1, 1, 3, 0];
        Near.Equal([.. Enumerable.Range(0, 10).Select(i => before.Value(i) - 0.5 * occurrences[i / 2])], table.Parameters[0].Tensor.ToDoubles());
    }

    [Fact]
    public void Whole_numbers_have_no_gradient()
    {
        var tape = new Tape();
        var words = tape.Input(Words, "words");
        var loss = Model().Forward(words).Sum();
        Assert.Equal(
            "words is int64[2, 3], but only floating-point numbers have gradients.",
            Assert.Throws<InvalidOperationException>(() => Backpropagation.Gradients(loss, words)).Message);
    }

    [Fact]
    public void Differences_are_taken_by_floating_point_numbers_alone()
    {
        var report = GradientCheck.Run(new(Model(), new CrossEntropy(0.1, [1, 3])), Words, Classes);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(5 * 4 + 4 * 2 + 2, report.Count);
    }

    [Fact]
    public void A_summary_says_the_type() => Assert.Equal(
        """
           layer         output    parameters
           input         int64[3]
        0  Table(5, 4)   [3, 4]            20
        1  Linear(4, 2)  [3, 2]            10
           total                           30

        """.ReplaceLineEndings("\n"),
        Model().Summary(new TensorType([3], DType.Int64)).ToString());

    [Fact]
    public void A_frozen_table_stays()
    {
        var model = Model();
        model.Children[0].IsFrozen = true;
        var before = model.Parameters[0].Tensor.Clone();
        var tape = new Tape(training: true);
        new Sgd(0.5).Minimize(new CrossEntropy().Compute(model.Forward(tape.Input(Words)), tape.Input(Classes)), model.Parameters);
        Near.SameBits(before, model.Parameters[0].Tensor);
        Assert.Equal(["1.weight", "1.bias"], tape.Differentiated!.By.Select(v => v.ToString()));
    }

    [Fact]
    public async Task A_trainer_learns_every_position_and_explains_its_step()
    {
        var model = Model();
        var data = new Dataset(Words, Classes);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(0.1));
        var last = await trainer.FitAsync(data, data, epochs: 60).LastAsync();
        Assert.Equal((6L, 1.0), (last.Validation!.Classification!.Count, last.Validation.Classification.Accuracy));
        Assert.Equal([2, 3, 2], trainer.Predict(Words).Shape);

        var explanation = trainer.Explain(data.Select([0]), "0.weight[3,1]");
        Assert.All(explanation.Sections.SelectMany(section => section.Steps), step => Near.Equal(step.Value, step.Formula.Value, 1e-6, 1e-6));
        Assert.Contains(explanation.Given, given => given.Address == "target[0,2,0]" && given.Value == 1);
        Assert.Throws<ExplanationException>(() => trainer.Explain(data.Select([0]), "input[0,1]"));
    }

    [Fact]
    public void Whole_numbers_are_not_cast_for_a_layer_of_floating_point_numbers()
    {
        var evaluator = new Evaluator(new Sequential(new Linear(3, 2)), new CrossEntropy());
        Assert.Equal("0 Linear(3, 2) takes one input of floating-point numbers, not int64[3].", Assert.Throws<ShapeException>(() => evaluator.Predict(Words)).Message);
        Assert.Throws<ShapeException>(() => evaluator.Evaluate(new Dataset(Words, Tensor.From([0L, 1], 2))));
    }

    private static Sequential Model()
    {
        var model = new Sequential(new Table(5, 4), new Linear(4, 2));
        model.To(DType.Float64).Initialize(seed: 2);
        return model;
    }
}
