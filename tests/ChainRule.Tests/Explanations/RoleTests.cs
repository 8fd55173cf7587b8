using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests.Explanations.Rendering;

namespace ChainRule.Tests.Explanations;

public sealed class RoleTests
{
    [Theory]
    [InlineData(Language.English, "  h  hidden state\n", "  s  slope, a parameter\n")]
    [InlineData(Language.Chinese, "  h  隐藏状态\n", "  s  参数 slope\n")]
    public void A_layer_written_outside_brings_its_legend(Language language, string output, string parameter)
    {
        var explanation = Explanation.Of(new(new Sequential(new Linear(1, 1), new Stretched()).To(DType.Float64), new HalfSquaredError()), Some.Tensor([1, 1]), Some.Tensor([1, 1]), []);
        var text = explanation.As(ExplanationFormat.Text, language);
        Assert.Contains(output, text, StringComparison.Ordinal);
        Assert.Contains(parameter, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weighted_sum_is_told_by_its_role_whatever_its_letter()
    {
        var explanation = Explanation.Of(new(new Sequential(new Summed(), new Sigmoid()).To(DType.Float64), new HalfSquaredError()), Some.Tensor([1, 1]), Some.Tensor([1, 1]), ["0.weight"]);
        Assert.Contains(explanation.Sections.SelectMany(section => section.Steps), step => $"{step.Quantity} {step.Alias}" == "δ ∂L/∂u");
    }

    // 1 + 0.123 and, of the inner layer, 0.5·1.12: a neuron without an activation puts out its weighted sum, though it is added to another.
    [Fact]
    public void Rounding_rounds_what_neurons_put_out_in_a_residual_network()
    {
        var steps = Worked.Explain(
            [new Linear(1, 1), new Residual(new Linear(1, 1, LinearBias.None)), new Sigmoid()],
            [[0.123], [1], [0.511]],
            [1],
            Tensor.From([0.8], 1, 1),
            new HalfSquaredError(),
            ["0.weight"],
            options: new() { Round = 2 }).Steps(SectionKind.Forward).ToDictionary(step => step.Address);
        Assert.Equal((true, 1.12), (steps["z(0)[0,0]"].IsRounded, steps["z(0)[0,0]"].Value));
        Assert.Equal((true, 0.57), (steps["z(1.0)[0,0]"].IsRounded, steps["z(1.0)[0,0]"].Value));
        Assert.Equal((false, 1.69), (steps["a(1)[0,0]"].IsRounded, Math.Round(steps["a(1)[0,0]"].Value, 10)));
        Assert.Equal((true, 0.84), (steps["a(2)[0,0]"].IsRounded, steps["a(2)[0,0]"].Value));
    }

    [Fact]
    public void What_optimizers_remember_is_told_by_who_remembers_it()
    {
        Assert.Contains("second moment: running mean of the squared gradient\n", After(new Adam(0.1)), StringComparison.Ordinal);
        Assert.Contains("velocity, which accumulates momentum\n", After(new Sgd(0.1, momentum: 0.9)), StringComparison.Ordinal);
        Assert.DoesNotContain("second moment", After(new RmsProp(0.1, momentum: 0.9)), StringComparison.Ordinal);

        static string After(Optimizer optimizer) =>
            Explanation.Of(new(new Sequential(new Linear(1, 1)).To(DType.Float64), new HalfSquaredError()), Some.Tensor([1, 1]), Some.Tensor([1, 1]), ["0.weight"], optimizer).As(ExplanationFormat.Text);
    }

    private sealed class Stretched : UnaryLayer
    {
        private readonly Parameter _slope;

        public Stretched() => _slope = AddParameter("slope", [1], Constant.Ones);

        public override Shape OutputShape(Shape input) => input;

        protected override Letter Letter { get; } = new("h", Role.Activation, new("hidden state", "隐藏状态"));

        protected override Variable Compute(Variable x) => _slope.On(x.Tape) * x;
    }

    private sealed class Summed : UnaryLayer
    {
        private readonly Parameter _weight;

        public Summed() => _weight = AddParameter("weight", [1], Constant.Ones);

        public override Shape OutputShape(Shape input) => input;

        protected override Letter Letter { get; } = Letter.WeightedSum with { Sign = "u" };

        protected override Variable Compute(Variable x) => _weight.On(x.Tape) * x;
    }
}
