using System.Globalization;
using ChainRule.Algebra;
using ChainRule.Functions;

namespace ChainRule.Tests.Algebra;

public class TracedTests
{
    private static readonly Traced A = Traced.Named("a", 2);
    private static readonly Traced B = Traced.Named("b", 3);
    private static readonly Traced C = Traced.Named("c", 5);
    private static readonly Traced N = Traced.Named("n", -4);

    public static TheoryData<Traced, string> Symbols => new()
    {
        { A + B + C, "a + b + c" },
        { A + (B + C), "a + b + c" },
        { A + (B - C), "a + b − c" },
        { A - B - C, "a − b − c" },
        { A - (B + C), "a − (b + c)" },
        { A - (B - C), "a − (b − c)" },
        { A - B * C, "a − b·c" },
        { A * B + C, "a·b + c" },
        { A * (B + C), "a·(b + c)" },
        { (A + B) * C, "(a + b)·c" },
        { A * B * C, "a·b·c" },
        { A * (B * C), "a·b·c" },
        { A / B * C, "a/b·c" },
        { A * B / C, "a·b/c" },
        { A / (B * C), "a/(b·c)" },
        { A / (B / C), "a/(b/c)" },
        { A / (B + C), "a/(b + c)" },
        { (A - B) / C, "(a − b)/c" },
        { -A, "−a" },
        { -A + B, "b − a" },
        { -A - B, "−a − b" },
        { A + -B, "a − b" },
        { A - -B, "a + b" },
        { A + (-B + C), "a + c − b" },
        { -A * B, "−a·b" },
        { A * -B, "−a·b" },
        { A / -B, "a/(−b)" },
        { -(A * B), "−a·b" },
        { A * -(B * C), "−a·b·c" },
        { -(A + B), "−(a + b)" },
        { -(-A), "a" },
        { Traced.MultiplyAdd(A, B + C, -A), "a·(b + c) − a" },
        { Traced.Sqrt(A), "√a" },
        { Traced.Sqrt(A * B), "√(a·b)" },
        { Traced.Sqrt(A + B) * C, "√(a + b)·c" },
        { Traced.Exp(-A), "exp(−a)" },
        { Traced.Expm1(-A) * B, "(exp(−a) − 1)·b" },
        { A - Traced.Expm1(B), "a − (exp(b) − 1)" },
        { Traced.Log(A + B) / C, "ln(a + b)/c" },
        { Traced.Log1p(-A), "ln(1 − a)" },
        { Traced.Log1p(A * B), "ln(1 + a·b)" },
        { Traced.Max(A, -B), "max(a, −b)" },
        { Traced.Min(A, B) * C, "min(a, b)·c" },
        { Traced.Abs(-A) * B, "|−a|·b" },
        { Traced.Tanh(A) * Traced.Erf(B), "tanh(a)·erf(b)" },
        { Traced.Constant(-2) * A, "−2·a" },
        { A + Traced.Constant(-2), "a − 2" },
        { Traced.Constant(-2) + A, "a − 2" },
        { Traced.Constant(0.044715) * A, "0.044715·a" },
    };

    public static TheoryData<Traced, string> Lines => new()
    {
        { A, "a = 2" },
        { Traced.Constant(2), "2" },
        { Traced.Constant(2) * Traced.Constant(3), "6" },
        { N, "n = −4" },
        { A * N, "a·n = 2·(−4) = −8" },
        { N * A, "n·a = −4·2 = −8" },
        { N + A, "n + a = −4 + 2 = −2" },
        { A + N, "a + n = 2 + (−4) = −2" },
        { A - N, "a − n = 2 − (−4) = 6" },
        { -N, "−n = −(−4) = 4" },
        { A / N, "a/n = 2/(−4) = −0.5" },
        { Traced.Abs(N), "|n| = |−4| = 4" },
        { Traced.Exp(N), "exp(n) = exp(−4) = 0.01832" },
        { (A + N).As("s") * B, "s·b = −2·3 = −6" },
        { Traced.IfPositive(A, B * C, N), "b·c = 3·5 = 15" },
        { Traced.IfPositive(N, B * C, N), "n = −4" },
    };

    [Theory]
    [MemberData(nameof(Symbols), DisableDiscoveryEnumeration = true)]
    public void Brackets_stand_where_they_are_needed(Traced expression, string symbols) =>
        Assert.Equal(symbols, expression.Symbols);

    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public void A_line_gives_symbols_numbers_and_value(Traced expression, string line) =>
        Assert.Equal(line, expression.ToString());

    [Fact]
    public void The_derivative_of_the_sigmoid_reads_as_in_a_textbook()
    {
        var y = Traced.Named("σ(z)", 0.5744);
        Assert.Equal("σ(z)·(1 − σ(z)) = 0.5744·(1 − 0.5744) = 0.2445", (y * (Traced.Constant(1) - y)).ToString());
    }

    [Fact]
    public void The_number_of_digits_can_be_chosen()
    {
        var third = Traced.Named("t", 1.0 / 3);
        Assert.Equal("t² = 0.33² = 0.11", (third * third).ToString(2));
    }

    [Fact]
    public void Softplus_is_written_as_it_is_defined_where_nothing_overflows()
    {
        Assert.Equal("ln(1 + exp(z)) = ln(1 + exp(3)) = 3.049", new Softplus().Forward(Traced.Named("z", 3)).ToString());
        Assert.Equal(1000, new Softplus().Forward(Traced.Named("z", 1000)).Value);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-0.5)]
    [InlineData(30)]
    [InlineData(400)]
    public void Softplus_as_it_is_defined_is_what_the_engine_computes(double z) =>
        Assert.Equal(new Softplus().Forward(new Lane<double>(z)).Value, new Softplus().Forward(Traced.Named("z", z)).Value, 1e-12 * Math.Abs(z));

    [Fact]
    public void The_language_of_the_computer_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("0.5·a = 0.5·2 = 1", (A * Traced.Constant(0.5)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
