using ChainRule.Explanations;
using ChainRule.Kernels;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations;

public sealed class ExplanationTests
{
    [Fact]
    public void One_weight_is_worked_from_the_input_to_the_loss_and_back()
    {
        var explanation = Worked.TwoTwoTwo("0.weight[0,1]");
        Assert.Equal(
            [
                "z⁽⁰⁾₁ = w⁽⁰⁾₁₁·x₁ + w⁽⁰⁾₁₂·x₂ + b⁽⁰⁾",
                "z⁽⁰⁾₂ = w⁽⁰⁾₂₁·x₁ + w⁽⁰⁾₂₂·x₂ + b⁽⁰⁾",
                "a⁽¹⁾₁ = 1/(1 + exp(−z⁽⁰⁾₁))",
                "a⁽¹⁾₂ = 1/(1 + exp(−z⁽⁰⁾₂))",
                "z⁽²⁾₁ = w⁽²⁾₁₁·a⁽¹⁾₁ + w⁽²⁾₁₂·a⁽¹⁾₂ + b⁽²⁾",
                "z⁽²⁾₂ = w⁽²⁾₂₁·a⁽¹⁾₁ + w⁽²⁾₂₂·a⁽¹⁾₂ + b⁽²⁾",
                "a⁽³⁾₁ = 1/(1 + exp(−z⁽²⁾₁))",
                "a⁽³⁾₂ = 1/(1 + exp(−z⁽²⁾₂))",
            ],
            explanation.Lines(SectionKind.Forward));
        Assert.Equal(["L = 0.5·((a⁽³⁾₁ − t₁)² + (a⁽³⁾₂ − t₂)²)"], explanation.Lines(SectionKind.Loss));
        Assert.Equal(
            [
                "∂L/∂a⁽³⁾₁ = a⁽³⁾₁ − t₁",
                "∂L/∂a⁽³⁾₂ = a⁽³⁾₂ − t₂",
                "σ′(z⁽²⁾₁) = a⁽³⁾₁·(1 − a⁽³⁾₁)",
                "σ′(z⁽²⁾₂) = a⁽³⁾₂·(1 − a⁽³⁾₂)",
                "δ⁽²⁾₁ = ∂L/∂a⁽³⁾₁·σ′(z⁽²⁾₁)",
                "δ⁽²⁾₂ = ∂L/∂a⁽³⁾₂·σ′(z⁽²⁾₂)",
                "∂L/∂a⁽¹⁾₁ = w⁽²⁾₁₁·δ⁽²⁾₁ + w⁽²⁾₂₁·δ⁽²⁾₂",
                "σ′(z⁽⁰⁾₁) = a⁽¹⁾₁·(1 − a⁽¹⁾₁)",
                "δ⁽⁰⁾₁ = ∂L/∂a⁽¹⁾₁·σ′(z⁽⁰⁾₁)",
            ],
            explanation.Lines(SectionKind.Backward));
        Assert.Equal(["∂L/∂w⁽⁰⁾₁₂ = x₂·δ⁽⁰⁾₁"], explanation.Lines(SectionKind.Gradient));
        Assert.Equal(["w⁽⁰⁾₁₂ ← w⁽⁰⁾₁₂ − η·∂L/∂w⁽⁰⁾₁₂"], explanation.Lines(SectionKind.Update));
        Assert.Equal("∂L/∂z⁽²⁾₁", explanation.Steps(SectionKind.Backward).Single(step => step.Address == "∂L/∂z(2)[0,0]").Alias?.ToString());
    }

    [Fact]
    public void A_small_network_is_worked_whole()
    {
        var explanation = Worked.TwoTwoTwo();
        Assert.Equal(10, explanation.Subjects.Count);
        Assert.Equal(10, explanation.Lines(SectionKind.Gradient).Length);
        Assert.Equal(0, explanation.Omitted);
        Near.Equal([0.149780716, 0.199561432, 0.249751144, 0.299502287], [.. explanation.Subjects.Take(4).Select(subject => subject.Updated!.Value)], 1e-8);
        Near.Equal([0.298371109], [explanation.Loss], 1e-8);
        Assert.True(explanation.LossAfter < explanation.Loss);
    }

    [Fact]
    public void The_tensors_that_were_explained_stay_as_they_were()
    {
        var model = new Sequential(new Linear(2, 3), new BatchNorm1d(3), new Dropout(), new Linear(3, 1));
        var before = model.State.Select(parameter => parameter.Tensor.ToDoubles()).ToList();
        var optimizer = new Adam();
        var (input, target) = (Some.Tensor([4, 2], DType.Float32), Some.Tensor([4, 1], DType.Float32));
        var first = Explanation.Of(new(model, new MeanSquaredError()), input, target, ["0.weight[1,1]"], optimizer);
        var second = Explanation.Of(new(model, new MeanSquaredError()), input, target, ["0.weight[1,1]"], optimizer);
        Assert.Equal(before, model.State.Select(parameter => parameter.Tensor.ToDoubles()));
        Assert.Equal(0, optimizer.StepCount);
        Assert.Equal(first.Subjects, second.Subjects);
    }

    [Fact]
    public void What_neurons_put_out_is_rounded_before_it_is_read()
    {
        var explanation = Worked.Explain(
            [new Linear(1, 1), new Sigmoid(), new Linear(1, 1), new Sigmoid()],
            [[0.2], [0.1], [0.3], [0.2]],
            [1],
            Tensor.From([0.8], 1, 1),
            new HalfSquaredError(),
            [],
            new Sgd(0.5),
            new() { Round = 2 });
        var values = explanation.Sections.SelectMany(section => section.Steps).ToDictionary(step => step.Address, step => step);
        Assert.True(values["a(1)[0,0]"].IsRounded);
        Assert.Equal([0.57, 0.59], [values["a(1)[0,0]"].Value, values["a(3)[0,0]"].Value]);
        Near.Equal([0.371, 0.2419, 0.2451, 0.02205], [values["z(2)[0,0]"].Value, values["σ′(z(2))[0,0]"].Value, values["σ′(z(0))[0,0]"].Value, explanation.Loss], 1e-12);
        Near.Equal([0.201867625235, 0.101867625235, 0.314477715, 0.2253995], [.. explanation.Subjects.Select(subject => subject.Updated!.Value)], 1e-12);
    }

    [Fact]
    public void What_an_optimizer_remembers_is_worked_line_by_line()
    {
        var explanation = Worked.Explain([new Linear(1, 1)], [[2], [1]], [3], Tensor.From([4.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]"], new Adam(0.1, weightDecay: 0.5));
        Assert.Equal(
            [
                "g = 0.5·w + ∂L/∂w",
                "m ← 0.9·m + 0.1·g",
                "m̂ = 10·m",
                "v ← 0.999·v + 0.001·g²",
                "√v̂ = 31.6228·√v",
                "w ← w − η·m̂/(√v̂ + 1×10⁻⁸)",
            ],
            explanation.Lines(SectionKind.Update));
        Near.Equal([1.9], [explanation.Subjects[0].Updated!.Value], 1e-8);
    }

    [Fact]
    public void What_an_optimizer_remembers_is_spelled_as_its_parameter_is()
    {
        var explanation = Worked.Explain([new Linear(12, 2, LinearBias.None)], [[.. Enumerable.Repeat(1.0, 24)]], [.. Enumerable.Repeat(1.0, 12)], Tensor.From([4.0, 4.0], 1, 2), new HalfSquaredError(), ["0.weight[0,5]"], new Adam(0.1, weightDecay: 0.5));
        Assert.Equal(
            [
                "g₁,₆ = 0.5·w₁,₆ + ∂L/∂w₁,₆",
                "m₁,₆ ← 0.9·m₁,₆ + 0.1·g₁,₆",
                "m̂₁,₆ = 10·m₁,₆",
                "v₁,₆ ← 0.999·v₁,₆ + 0.001·g₁,₆²",
                "√v̂₁,₆ = 31.6228·√v₁,₆",
                "w₁,₆ ← w₁,₆ − η·m̂₁,₆/(√v̂₁,₆ + 1×10⁻⁸)",
            ],
            explanation.Lines(SectionKind.Update));
    }

    [Fact]
    public void What_would_take_too_long_is_taken_from_the_forward_pass()
    {
        var weights = Enumerable.Range(1, 20).Select(i => i / 20.0).ToArray();
        var explanation = Worked.Explain([new Linear(1, 20, LinearBias.None), new Tanh(), new Linear(20, 1, LinearBias.None)], [weights, weights], [1], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["2.weight[0,19]"], options: new() { MostTerms = 3 });
        Assert.Equal(["z⁽²⁾ = w⁽²⁾₁₈·a₁₈ + w⁽²⁾₁₉·a₁₉ + w⁽²⁾₂₀·a₂₀ + ⋯"], explanation.Lines(SectionKind.Forward));
        Assert.Equal(["a(1)[0,17]", "a(1)[0,18]", "a(1)[0,19]"], explanation.ForwardValues.Select(value => value.Address));
        Near.Equal([Math.Tanh(0.9), Math.Tanh(0.95), Math.Tanh(1)], [.. explanation.ForwardValues.Select(value => value.Value)], 1e-12);
        Assert.Empty(Worked.TwoTwoTwo("0.weight[0,1]").ForwardValues);
    }

    [Fact]
    public void The_slope_along_the_step_says_whether_it_descends()
    {
        Near.Equal([-0.5], [OneWeight(0, 1, new Sgd(0.5)).SlopeAlongStep!.Value], 1e-12);
        Assert.True(OneWeight(1, 1.00001, new Adam(1e-6, weightDecay: 0.1)).SlopeAlongStep > 0);
        Assert.Null(OneWeight(0, 1, null).SlopeAlongStep);
    }

    // L = ½(w − t)²
    private static Explanation OneWeight(double weight, double target, Optimizer? optimizer) =>
        Worked.Explain([new Linear(1, 1, LinearBias.None)], [[weight]], [1], Tensor.From([target], 1, 1), new HalfSquaredError(), [], optimizer);

    [Fact]
    public void Of_long_sums_the_largest_terms_are_written()
    {
        var weights = Enumerable.Range(1, 20).Select(i => (double)i).ToArray();
        var explanation = Worked.Explain([new Linear(20, 1)], [weights, [0]], [.. weights.Select(_ => 1.0)], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["0.bias[0]"], options: new() { MostTerms = 3 });
        Assert.Equal(["z = w₁₉·x₁₉ + w₂₀·x₂₀ + b + ⋯"], explanation.Lines(SectionKind.Forward));
        Assert.Equal(["⋯ stands for 18 more terms."], explanation.Remarks("z(0)[0,0]"));
        Near.Equal([210], [explanation.Steps(SectionKind.Forward)[0].Formula.Value], 1e-12);
    }

    [Fact]
    public void An_operation_without_a_formula_is_refused_by_name_and_other_faults_are_not_hidden()
    {
        Assert.Equal("The operation blind cannot be explained: there is no formula", Assert.Throws<ExplanationException>(() => OfBlind(new NotSupportedException("there is no formula"))).Message);
        Assert.Throws<FormatException>(() => OfBlind(new FormatException()));
    }

    private static Explanation OfBlind(Exception fault) =>
        Explanation.Of(new(new Sequential(new Linear(1, 1), new Blind(fault)), new MeanSquaredError()), new Tensor([1, 1]), new Tensor([1, 1]), ["0.weight[0,0]"]);

    private sealed class Blind(Exception fault) : UnaryLayer
    {
        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x) => x.Tape.Append(new BlindOperation(fault), x);
    }

    private sealed record BlindOperation(Exception Fault) : Operation
    {
        public override string Name => "blind";

        public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0];

        public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => throw Fault;

        public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () => output.CopyFrom(inputs[0]);

        public override Variable? Gradient(Node node, int input, Variable g) => g;
    }
}
