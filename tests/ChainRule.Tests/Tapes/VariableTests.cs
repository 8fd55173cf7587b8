using ChainRule.Tapes;

namespace ChainRule.Tests.Tapes;

public sealed class VariableTests
{
    private readonly Variable _x = new Tape().Input(Some.Values(-2, 4));

    [Fact]
    public void A_number_stands_on_either_side()
    {
        Assert.Equal([[-1, 5], [3, -3], [-2, 4], [-0.5, 0.25]], ((Variable[])[1 + _x, 1 - _x, 1 * _x, 1 / _x]).Select(y => y.Value.ToDoubles()));
        Assert.Equal([[-1, 5], [-3, 3], [-2, 4], [-1, 2]], ((Variable[])[_x + 1, _x - 1, _x * 1, _x / 2]).Select(y => y.Value.ToDoubles()));
    }

    [Fact]
    public void The_smaller_and_the_larger_pass_on_what_is_no_number()
    {
        var other = _x.Tape.Input(Some.Values(double.NaN, 3));
        Assert.Equal([double.NaN, 3], Variable.Min(_x, other).Value.ToDoubles());
        Assert.Equal([double.NaN, 4], Variable.Max(_x, other).Value.ToDoubles());
        Assert.Equal([-2, 1], Variable.Min(_x, Variable.Constant(1)).Value.ToDoubles());
    }
}
