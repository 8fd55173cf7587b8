using ChainRule.Algebra;

namespace ChainRule.Tests.Algebra;

public class CountedTests
{
    private static readonly Counted Two = Counted.Constant(2);

    [Fact]
    public void Sums_differences_and_signs_are_additions() =>
        Check(x => -(x + Two - x), -2, additions: 3);

    [Fact]
    public void Products_and_quotients_are_told_apart() =>
        Check(x => x * Two * x / Two, 9, multiplications: 2, divisions: 1);

    [Fact]
    public void A_fused_multiply_add_is_one_of_each() =>
        Check(x => Counted.MultiplyAdd(x, x, Two), 11, multiplications: 1, additions: 1);

    [Fact]
    public void Choices_are_comparisons() =>
        Check(x => Counted.Max(Counted.Min(x, Two), Counted.Abs(Counted.IfPositive(x, x, Two))), 3, comparisons: 4);

    [Fact]
    public void Everything_else_is_a_function() =>
        Check(
            x => Counted.Erf(Counted.Tanh(Counted.Expm1(Counted.Exp(Counted.Log1p(Counted.Log(Counted.Sqrt(x))))))),
            Scalars.Erf(Math.Tanh(Math.Exp(1 + Math.Log(Math.Sqrt(3))) - 1)),
            functions: 7);

    [Fact]
    public void Constants_among_themselves_are_free()
    {
        Assert.Null((Two * Two + Counted.Exp(Two)).Count);
        Check(x => Two * Two + Two / Two + x, 8, additions: 1);
    }

    [Fact]
    public void A_constant_in_first_place_does_not_hide_the_count()
    {
        Check(x => Two * (Two + x), 10, multiplications: 1, additions: 1);
        Check(x => Counted.MultiplyAdd(Two, Two, x), 7, multiplications: 1, additions: 1);
        Check(x => Counted.IfPositive(Two, Two, x), 2, comparisons: 1);
    }

    [Fact]
    public void The_counts_are_said_in_words()
    {
        var count = new OperationCount { Multiplications = 3, Additions = 2, Functions = 1 };
        Assert.Equal("3 multiplications, 2 additions, 0 divisions, 0 comparisons, 1 functions", count.ToString());
    }

    // Every computation starts from x = 3.
    private static void Check(
        Func<Counted, Counted> compute,
        double value,
        long multiplications = 0,
        long additions = 0,
        long divisions = 0,
        long comparisons = 0,
        long functions = 0)
    {
        var count = new OperationCount();
        Assert.Equal(value, compute(new(3, count)).Value, 1e-14);
        Assert.Equal(
            (multiplications, additions, divisions, comparisons, functions),
            (count.Multiplications, count.Additions, count.Divisions, count.Comparisons, count.Functions));
    }
}
