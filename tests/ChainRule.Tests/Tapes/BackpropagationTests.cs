using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Tapes;

public sealed class BackpropagationTests
{
    private readonly Tape _tape = new();

    [Fact]
    public void Gradients_of_several_uses_add_up()
    {
        var x = _tape.Input(Some.Values(3, -2), "x");
        var gradient = Backpropagation.Gradients((x * x + x + x.Map(default(Square))).Sum(), x)[0];
        Assert.Equal([13, -7], gradient.Value.ToDoubles());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[3]")]
    [InlineData("[1, 1]")]
    [InlineData("[2, 1]")]
    [InlineData("[1, 3]")]
    [InlineData("[2, 3]")]
    [InlineData("[1, 1, 1]")]
    public void A_stretched_input_gets_the_sum_over_its_copies(string shape)
    {
        var sizes = shape.Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        var small = _tape.Input(Some.Tensor([.. sizes]));
        var full = _tape.Input(Some.Tensor([2, 3], DType.Float64, 2));
        var gradients = Backpropagation.Gradients((small * full).Sum(), small, full);
        Assert.Equal(small.Shape, gradients[0].Shape);
        Assert.Equal([2, 3], gradients[1].Shape);
        Near.Equal((_tape.Scalar(1, DType.Float64).BroadcastTo(small.Shape) * full).SumTo(small.Shape).Value, gradients[0].Value);
    }

    [Fact]
    public void What_the_loss_does_not_depend_on_has_zeros()
    {
        var (x, unused) = (_tape.Input(Some.Values(1)), _tape.Input(Some.Tensor([2, 3])));
        var gradients = Backpropagation.Gradients(x.Sum(), unused, x);
        Assert.Equal([2, 3], gradients[0].Shape);
        Assert.All(gradients[0].Value.ToDoubles(), g => Assert.Equal(0, g));
        Assert.Equal([1], gradients[1].Value.ToDoubles());
    }

    [Fact]
    public void The_loss_itself_and_what_lies_between_have_gradients()
    {
        var x = _tape.Input(Tensor.Scalar(3, DType.Float64));
        var y = x * x;
        var loss = y * y;
        Assert.Equal([108, 18, 1], Backpropagation.Gradients(loss, x, y, loss).Select(g => g.Value.Item()));
    }

    [Fact]
    public void A_variable_may_be_asked_for_twice()
    {
        var (x, w) = (_tape.Input(Some.Values(5)), _tape.Input(Some.Values(3)));
        Assert.Equal([3, 5, 3], Backpropagation.Gradients((x * w).Sum(), x, w, x).Select(g => g.Value.Item()));
        Assert.Equal([x, w], _tape.Differentiated!.By);
    }

    [Fact]
    public void Gradients_have_gradients()
    {
        var x = _tape.Input(Tensor.Scalar(2, DType.Float64));
        var derivative = x * x * x * x;
        double[] expected = [32, 48, 48, 24, 0];
        foreach (var value in expected)
        {
            derivative = Backpropagation.Gradients(derivative, x)[0];
            Near.Equal(value, derivative.Value.Item());
        }
    }

    [Fact]
    public void Gradients_are_named_after_what_they_belong_to()
    {
        var (x, w) = (_tape.Input(Some.Values(1, 2), "x"), _tape.Input(Some.Values(3, 4), "w"));
        var z = x * w;
        z.Name = "z";
        var gradients = Backpropagation.Gradients(z.Map(default(Tanh)).Sum(), x, w);
        Assert.Equal(["∂L/∂x", "∂L/∂w"], gradients.Select(g => g.ToString()));
        Assert.Contains(_tape.Variables, v => v.ToString() == "∂L/∂z");
    }

    [Fact]
    public void Only_whole_gradients_have_a_name()
    {
        var x = _tape.Input(Some.Values(1), "x");
        var first = Backpropagation.Gradients((x.Map(default(Gelu)) * x).Sum(), x)[0];
        var second = Backpropagation.Gradients(first.Sum(), x)[0];
        Assert.Equal([first, second], _tape.Variables.Where(v => v.ToString() == "∂L/∂x"));
    }

    [Fact]
    public void A_variable_of_another_tape_is_refused()
    {
        var (x, other) = (_tape.Input(Some.Values(1), "x"), new Tape().Input(Some.Values(1), "y"));
        Assert.Contains("another tape", Assert.Throws<InvalidOperationException>(() => Backpropagation.Gradients(x, other)).Message, StringComparison.Ordinal);
        Assert.Contains("another tape", Assert.Throws<InvalidOperationException>(() => x + other).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_update_wrote_over_is_refused()
    {
        var parameter = Some.Values(1, 2);
        var old = _tape.Bind(parameter, "w");
        var view = old.Reshape([2, 1]);
        _tape.Append(new Assign(), old, _tape.Input(Some.Values(5, 6)));
        Assert.Equal("+ was given w, which an update has overwritten.", Assert.Throws<InvalidOperationException>(() => old + 1).Message);
        Assert.Throws<InvalidOperationException>(() => view + 1);
        Assert.Equal([6, 7], (_tape.Bind(parameter) + 1).Value.ToDoubles());
    }

    [Fact]
    public void Bare_numbers_reckon_among_themselves()
    {
        Assert.Equal("7", (Variable.Constant(3) * Variable.Constant(2) + Variable.Constant(1)).ToString());
        Assert.Equal("1", Variable.Exp(Variable.Constant(0)).ToString());
        Assert.Equal("4", Variable.IfPositive(Variable.Constant(-1), Variable.Constant(3), Variable.Constant(4)).ToString());
        Assert.Throws<InvalidOperationException>(() => Variable.Constant(3).Tape);
    }

    [Fact]
    public void A_dimension_that_is_none_is_refused()
    {
        var x = _tape.Input(Some.Tensor([2, 3]));
        Assert.Equal("The shape [2, 3] has no dimension 2.", Assert.Throws<ShapeException>(() => x.Sum([2])).Message);
        Assert.Equal(3, x.Shape[^1]);
        Assert.Equal([3], x.Mean([-2]).Shape);
    }
}
