using ChainRule.Explanations;
using ChainRule.Explanations.Methods;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations;

public sealed class KinkTests
{
    private static readonly Dictionary<string, Func<Layer>> Kinked = new()
    {
        ["relu has a kink at x = 0: its slope is 0 on the left and 1 on the right; 0 is taken."] = () => new Relu(),
        ["leaky_relu has a kink at x = 0: its slope is 0.25 on the left and 1 on the right; 0.25 is taken."] = () => new LeakyRelu(0.25),
        ["elu has a kink at x = 0: its slope is 2 on the left and 1 on the right; 2 is taken."] = () => new Elu(2),
    };

    public static TheoryData<string> Remarks => [.. Kinked.Keys];

    [Theory, MemberData(nameof(Remarks))]
    public void At_a_kink_both_slopes_are_told_and_the_one_taken(string remark)
    {
        var address = $"{remark.Split(' ')[0]}′(input)[0,0]";
        Assert.Equal([remark], Explain(Kinked[remark](), 0, new HalfSquaredError()).Remarks(address));
        Assert.DoesNotContain("kink", string.Concat(Explain(Kinked[remark](), 0.5, new HalfSquaredError()).Remarks(address)), StringComparison.Ordinal);
    }

    [Fact]
    public void Elu_of_slope_1_has_no_kink() => Assert.Empty(Explain(new Elu(1), 0, new HalfSquaredError()).Remarks("elu′(input)[0,0]"));

    [Fact]
    public void A_step_jumps_at_0_and_is_flat_beside_it()
    {
        Assert.Equal(["step jumps at x = 0, where it has no slope; 0 is taken."], Explain(new ChainRule.Layers.Step(), 0, new HalfSquaredError()).Remarks("a(0)[0,0]"));
        Assert.Equal(["The function is flat here, so no error will pass back."], Explain(new ChainRule.Layers.Step(), 1, new HalfSquaredError()).Remarks("a(0)[0,0]"));
    }

    [Fact]
    public void An_absolute_error_has_its_kink_where_output_and_target_are_equal()
    {
        var explanation = Explain(new Linear(1, 1), 0.5, new MeanAbsoluteError());
        Assert.Equal(["δ = sign(z − t)"], explanation.Lines(SectionKind.Backward));
        Assert.Equal(["abs has a kink at z − t = 0: its slope is −1 on the left and 1 on the right; 0 is taken."], explanation.Remarks("∂L/∂z(0)[0,0]"));
        Assert.Equal(["abs 在 z − t = 0 处有折点：左侧斜率为 −1，右侧斜率为 1，这里取 0。"], explanation.Remarks("∂L/∂z(0)[0,0]", Language.Chinese));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1.5)]
    public void Hubers_loss_has_no_kink_even_at_its_corners(double x) =>
        Assert.DoesNotContain("kink", Explain(new Linear(1, 1), x, new Huber(1)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_tie_is_called_a_tie_on_both_ways()
    {
        Explanation Explain(string address) => Worked.Explain([new MaxPool2d(2), new Flatten(), new Linear(1, 1)], [[2], [0]], [1, 5, 5, 2], Tensor.From([0.0], 1, 1), new HalfSquaredError(), [address], picture: [1, 2, 2]);
        Assert.Equal(["The largest of its window: max(x₁₁, x₁₂, x₂₁, x₂₂). It is a tie: 2 of them are equal, and x₁₂, the first, is taken."], Explain("input[0,0,0,1]").Remarks("a(0)[0,0,0,0]"));
        Assert.Equal(["Max-pooling passes the error of a window to one place only. 2 values tie for the largest, and the first is taken: x₁₂, this one."], Explain("input[0,0,0,1]").Remarks("∂L/∂input[0,0,0,1]"));
        Assert.Equal(["Zero, because of a tie: 2 values of the window, this one among them, are the largest, and the error goes only to the first, x₁₂."], Explain("input[0,0,1,0]").Remarks("∂L/∂input[0,0,1,0]"));
        Assert.Equal(["Zero, because the pooling chose another place of the window, x₁₂, and the error goes only there."], Explain("input[0,0,0,0]").Remarks("∂L/∂input[0,0,0,0]"));
    }

    [Fact]
    public void Methods_tell_both_slopes_of_the_loss_and_what_makes_the_kink()
    {
        var kink = Methods(new Relu(), 0).Kink!;
        Near.Equal(0, kink.Left, 1e-6, 1e-6);
        Near.Equal(-1, kink.Right, 1e-5, 1e-5);
        Assert.True(kink.IsBetween);
        Assert.Contains("kink", Assert.Single(kink.Causes).Text.English, StringComparison.Ordinal);
        Assert.Null(Methods(new Relu(), 1).Kink);
        Assert.Null(Methods(new Tanh(), 0).Kink);
    }

    [Fact]
    public void A_jump_has_an_infinite_slope_and_is_no_kink()
    {
        var jump = Methods(new ChainRule.Layers.Step(), 0).Kink!;
        Assert.Equal((0, double.NegativeInfinity, true), (jump.Left, jump.Right, jump.IsJump));
        Assert.Contains("jumps", Assert.Single(jump.Causes).Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2, "a = 0.5·(exp(x) − 1)", "elu′(x) = 0.5·exp(x)")]
    [InlineData(2, "a = x", "elu′(x) = 1")]
    public void Elu_is_written_by_the_branch_it_takes(double x, string forward, string derivative)
    {
        var explanation = Explain(new Elu(0.5), x, new HalfSquaredError());
        Assert.Equal([forward], explanation.Lines(SectionKind.Forward));
        Assert.Contains(derivative, explanation.Lines(SectionKind.Backward));
    }

    [Fact]
    public void Methods_blame_a_tie_and_not_rounding()
    {
        var explanation = Worked.Explain([new MaxPool2d(2), new Flatten(), new Linear(1, 1)], [[2], [0]], [1, 5, 5, 2], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["input[0,0,1,0]"], options: new() { Methods = true }, picture: [1, 2, 2]);
        Assert.Contains("tie", Assert.Single(explanation.Methods[0].Kink!.Causes).Text.English, StringComparison.Ordinal);
        var text = explanation.ToString();
        Assert.DoesNotContain("rounding", text, StringComparison.Ordinal);
        Assert.Contains("No path leads from", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_every_quotient_is_0_nothing_is_rounding() =>
        Assert.DoesNotContain("rounding", Worked.Explain([new Linear(1, 1), new Relu(), new Linear(1, 1)], [[-1], [0], [2], [0.5]], [1], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["0.bias[0]"], options: new() { Methods = true }).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_saturated_sigmoid_has_the_derivative_0_by_all_four_ways()
    {
        var explanation = Worked.Explain([new Linear(1, 1), new Sigmoid()], [[-800], [0]], [1], Tensor.From([1.0], 1, 1), new MeanSquaredError(), ["0.weight[0,0]"], options: new() { Methods = true });
        Assert.All(explanation.Methods[0].Methods, method => Assert.Equal(0, method.Value));
    }

    [Fact]
    public void A_network_without_parameters_is_explained_by_its_input()
    {
        var explanation = Worked.Explain([new Relu()], [], [1, 2], Tensor.From([0.0, 0.0], 1, 2), new HalfSquaredError(), [], options: new() { Methods = true });
        Assert.Equal(["input[0,0]", "input[0,1]"], explanation.Subjects.Select(subject => subject.Address));
        Assert.All(explanation.Methods, comparison => Assert.Equal((2, 1), (comparison.Parameters, comparison.Paths!.Count)));
    }

    private static Explanation Explain(Layer layer, double input, Loss loss) =>
        Worked.Explain([layer], layer is Linear ? [[1], [0]] : [], [input], Tensor.From([0.5], 1, 1), loss, [layer is Linear ? "0.weight[0,0]" : "input[0,0]"]);

    private static MethodComparison Methods(Layer layer, double input) =>
        Worked.Explain([layer], [], [input], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["input[0,0]"], options: new() { Methods = true }).Methods[0];
}
