using ChainRule.Explanations;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Losses;

/// <summary>Losses read as textbooks write them.</summary>
public sealed class LossFormulaTests
{
    private static readonly string[] Probabilities = ["S = exp(z₁) + exp(z₂) + exp(z₃)", "p₁ = exp(z₁)/S", "p₂ = exp(z₂)/S", "p₃ = exp(z₃)/S"];

    [Fact]
    public void Of_the_right_class_cross_entropy_is_the_logarithm_and_its_gradient_p_minus_t()
    {
        var explanation = Explain(new CrossEntropy(), Tensor.From([2L], 1));
        Assert.Equal([.. Probabilities, "L = −ln(p₃)"], explanation.Lines(SectionKind.Loss));
        Assert.Equal(["δ₁ = p₁ − t₁", "δ₂ = p₂ − t₂", "δ₃ = p₃ − t₃"], explanation.Lines(SectionKind.Backward));
        Assert.StartsWith("Softmax and cross-entropy cancel", Assert.Single(explanation.Remarks("∂L/∂z(0)[0,0]")), StringComparison.Ordinal);
        CheckFigures(explanation);
    }

    [Fact]
    public void Of_one_parameter_the_probabilities_that_it_needs_stand_under_the_loss()
    {
        var explanation = Explain(new CrossEntropy(), Tensor.From([2L], 1), "0.bias[0]");
        Assert.Equal([Probabilities[0], Probabilities[1], Probabilities[3], "L = −ln(p₃)"], explanation.Lines(SectionKind.Loss));
        Assert.Equal(["δ₁ = p₁ − t₁"], explanation.Lines(SectionKind.Backward));
    }

    [Fact]
    public void Of_probabilities_every_class_has_its_logarithm()
    {
        var explanation = Explain(new CrossEntropy(), Tensor.From([0.25, 0, 0.75], 1, 3));
        Assert.Contains("L = −(t₁·ln(p₁) + t₂·ln(p₂) + t₃·ln(p₃))", explanation.Lines(SectionKind.Loss));
        Assert.Equal("δ₂ = p₂ − t₂", explanation.Lines(SectionKind.Backward)[1]);
        CheckFigures(explanation);
    }

    [Fact]
    public void Smoothed_targets_have_a_letter()
    {
        var explanation = Explain(new CrossEntropy(0.25), Tensor.From([0L], 1));
        Assert.Equal([.. Probabilities, "q₁ = 0.75·t₁ + 0.25/3", "q₂ = 0.75·t₂ + 0.25/3", "q₃ = 0.75·t₃ + 0.25/3", "L = −(q₁·ln(p₁) + q₂·ln(p₂) + q₃·ln(p₃))"], explanation.Lines(SectionKind.Loss));
        Assert.Equal("δ₁ = p₁ − q₁", explanation.Lines(SectionKind.Backward)[0]);
        Assert.Empty(explanation.Remarks("∂L/∂z(0)[0,0]"));
        CheckFigures(explanation);
    }

    [Fact]
    public void Class_weights_have_a_letter_and_divide_the_sum()
    {
        var explanation = Explain(new CrossEntropy(classWeights: [1, 2, 0.5]), Tensor.From([1L, 2L], 2), input: [1, 2]);
        Assert.Equal("L = −(α₂·ln(p₁₂) + α₃·ln(p₂₃))/(α₂ + α₃)", explanation.Lines(SectionKind.Loss)[^1]);
        Assert.Equal("δ₁₁ = α₂·(p₁₁ − t₁₁)/(α₂ + α₃)", explanation.Lines(SectionKind.Backward)[0]);
        Assert.Equal(["α₂", "α₃"], explanation.Given.Where(given => given.Address.StartsWith("class weights", StringComparison.Ordinal)).Select(given => given.Quantity.ToString()));
        CheckFigures(explanation);
        CheckFigures(Explain(new CrossEntropy(0.1, [1, 2, 0.5]), Tensor.From([1L, 2L], 2), input: [1, 2]));
        CheckFigures(Explain(new CrossEntropy(0.1, [1, 2, 0.5]), Tensor.From([0.5, 0.25, 0.25], 1, 3)));
    }

    [Fact]
    public void Binary_cross_entropy_is_written_with_logarithms_and_half_the_error()
    {
        var explanation = Worked.Explain([new Linear(1, 2)], [[1, -2], [0, 0]], [0.5], Tensor.From([1.0, 0.0], 1, 2), new BinaryCrossEntropy(), []);
        Assert.Equal(["p₁ = σ(z₁)", "p₂ = σ(z₂)", "L = −1/2·(t₁·ln(p₁) + (1 − t₁)·ln(1 − p₁) + t₂·ln(p₂) + (1 − t₂)·ln(1 − p₂))"], explanation.Lines(SectionKind.Loss));
        Assert.Equal(["δ₁ = 1/2·(p₁ − t₁)", "δ₂ = 1/2·(p₂ − t₂)"], explanation.Lines(SectionKind.Backward));
        Assert.StartsWith("Sigmoid and cross-entropy cancel", Assert.Single(explanation.Remarks("∂L/∂z(0)[0,0]")), StringComparison.Ordinal);
        CheckFigures(explanation);
    }

    [Fact]
    public void Hubers_loss_is_written_by_the_branch_that_each_error_takes()
    {
        var explanation = Worked.Explain([new Linear(1, 2)], [[1, 5], [0, 0]], [1], Tensor.From([0.5, 1.0], 1, 2), new Huber(2), []);
        Assert.Equal(["L = 0.5·(0.5·(z₁ − t₁)² + 2·(|z₂ − t₂| − 1))"], explanation.Lines(SectionKind.Loss));
        Assert.Equal(["δ₁ = 0.5·(z₁ − t₁)", "δ₂ = sign(z₂ − t₂)"], explanation.Lines(SectionKind.Backward));
        CheckFigures(explanation);
    }

    [Fact]
    public void A_softmax_before_the_losss_own_has_another_sum()
    {
        var explanation = Worked.Explain([new Linear(1, 2), new Softmax()], [[1, 5], [0, 0]], [1], Tensor.From([1L], 1), new CrossEntropy(), []);
        Assert.Contains("s = exp(z₁) + exp(z₂)", explanation.Lines(SectionKind.Forward));
        Assert.Contains("S = exp(a₁) + exp(a₂)", explanation.Lines(SectionKind.Loss));
    }

    [Fact]
    public void What_a_textbooks_formula_cannot_compute_is_written_as_it_is_computed()
    {
        var explanation = Worked.Explain([new Linear(1, 1)], [[900], [0]], [1], Tensor.From([0.0], 1, 1), new BinaryCrossEntropy(), []);
        Assert.Equal(900, explanation.Loss);
        CheckFigures(explanation);
        var classes = Worked.Explain([new Linear(1, 2)], [[2000, 0], [0, 0]], [1], Tensor.From([1L], 1), new CrossEntropy(), []);
        Assert.Contains("M = max(z₁, z₂)", classes.Lines(SectionKind.Loss));
        CheckFigures(classes);
    }

    [Fact]
    public void A_log_softmax_before_another_loss_cancels_with_nothing()
    {
        var explanation = Worked.Explain([new Linear(1, 2), new LogSoftmax()], [[1, 2], [0, 0]], [1], Tensor.From([0.0, 1.0], 1, 2), new MeanSquaredError(), []);
        Assert.DoesNotContain("cancel", explanation.ToString(), StringComparison.Ordinal);
        Assert.Equal(["z₁ = w₁·x + b₁", "z₂ = w₂·x + b₂", "s = exp(z₁) + exp(z₂)", "a₁ = z₁ − ln(s)", "a₂ = z₂ − ln(s)"], explanation.Lines(SectionKind.Forward));
    }

    [Fact]
    public void A_loss_of_ones_own_cancels_with_nothing_and_repeats_no_line_in_other_brackets()
    {
        var text = Worked.Explain([new Linear(1, 2)], [[1, 2], [0, 0]], [1], Tensor.From([0.0, 1.0], 1, 2), new Focal(), []).ToString();
        Assert.DoesNotContain("cancel", text, StringComparison.Ordinal);
        Assert.DoesNotContain("−(", text.Split("L ")[1].Split('=')[1], StringComparison.Ordinal);
    }

    private static Explanation Explain(CrossEntropy loss, Tensor target, string? address = null, double[]? input = null)
    {
        var model = new Sequential(new Linear(1, 3)).To(DType.Float64);
        model.Parameters[0].Load(Tensor.From([1.0, 2.0, -1.0], 3, 1));
        var rows = input ?? [0.5];
        return Explanation.Of(new(model, loss), Tensor.From(rows, rows.Length, 1), target, address is null ? [] : [address]);
    }

    private static void CheckFigures(Explanation explanation) =>
        Assert.All(explanation.Sections.SelectMany(section => section.Steps), step => Near.Equal(step.Value, step.Formula.Value, 1e-12, 1e-12));

    private sealed class Focal : Loss
    {
        public override Variable Compute(Variable output, Variable target)
        {
            var logarithms = output.LogSoftmax();
            var left = 1 - output.Softmax();
            return -(left * left * logarithms * target).Sum();
        }
    }
}
