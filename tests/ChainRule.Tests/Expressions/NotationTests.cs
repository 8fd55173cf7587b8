using System.Xml.Linq;
using ChainRule.Expressions;

namespace ChainRule.Tests.Expressions;

public sealed class NotationTests
{
    private static readonly Named X = new(new Element("x", "", [2]), -0.5);
    private static readonly Named W = new(new Element("w", "0", [1, 2]), 2);
    private static readonly Named Delta = new(new Element("δ", "3", []), 1e-7);

    public static TheoryData<Expression, string, string> Kinds => new()
    {
        { new Number(3), "3", "3" },
        { X, "x₂", "x_{2}" },
        { W, "w⁽⁰⁾₁₂", "w^{(0)}_{12}" },
        { Delta, "δ⁽³⁾", @"\delta^{(3)}" },
        { new Named(new Element("w", "3.0", [1, 12]), 1), "w⁽³·⁰⁾₁,₁₂", "w^{(3.0)}_{1,12}" },
        { new Named(new PartialDerivative(W.Quantity), 1), "∂L/∂w⁽⁰⁾₁₂", @"\frac{\partial L}{\partial w^{(0)}_{12}}" },
        { new Named(new PartialDerivative(Delta.Quantity, X.Quantity), 1), "∂δ⁽³⁾/∂x₂", @"\frac{\partial \delta^{(3)}}{\partial x_{2}}" },
        { new Named(new LocalDerivative("σ", X.Quantity), 1), "σ′(x₂)", @"\sigma'\left(x_{2}\right)" },
        { new Named(new LocalDerivative("leaky_relu", X.Quantity), 1), "leaky_relu′(x₂)", @"\mathrm{leaky\_relu}'\left(x_{2}\right)" },
        { new Sum(W, X, IsDifference: true), "w⁽⁰⁾₁₂ − x₂", "w^{(0)}_{12} - x_{2}" },
        { new Sum(W, new Rest(7, 1), IsDifference: false), "w⁽⁰⁾₁₂ + ⋯", @"w^{(0)}_{12} + \cdots" },
        { new Product(W, new Sum(W, X, IsDifference: false)), "w⁽⁰⁾₁₂·(w⁽⁰⁾₁₂ + x₂)", @"w^{(0)}_{12} \cdot \left(w^{(0)}_{12} + x_{2}\right)" },
        { new Quotient(W, new Sum(W, X, IsDifference: false)), "w⁽⁰⁾₁₂/(w⁽⁰⁾₁₂ + x₂)", @"\frac{w^{(0)}_{12}}{w^{(0)}_{12} + x_{2}}" },
        { new Negation(X), "−x₂", "-x_{2}" },
        { new Squared(X), "x₂²", "x_{2}^{2}" },
        { new Raised(X, W), "x₂^w⁽⁰⁾₁₂", "x_{2}^{w^{(0)}_{12}}" },
        { new Raised(W, new Quotient(X, W)), "(w⁽⁰⁾₁₂)^(x₂/w⁽⁰⁾₁₂)", @"\left(w^{(0)}_{12}\right)^{\frac{x_{2}}{w^{(0)}_{12}}}" },
        { new Product(X, new Raised(new Sum(X, W, IsDifference: false), X)), "x₂·(x₂ + w⁽⁰⁾₁₂)^x₂", @"x_{2} \cdot \left(x_{2} + w^{(0)}_{12}\right)^{x_{2}}" },
        { new WholePart(new Quotient(X, W)), "⌊x₂/w⁽⁰⁾₁₂⌋", @"\left\lfloor \frac{x_{2}}{w^{(0)}_{12}} \right\rfloor" },
        { new Squared(W), "(w⁽⁰⁾₁₂)²", @"\left(w^{(0)}_{12}\right)^{2}" },
        { new Squared(new Named(new PartialDerivative(X.Quantity), 1)), "(∂L/∂x₂)²", @"\left(\frac{\partial L}{\partial x_{2}}\right)^{2}" },
        { new Root(new Sum(W, X, IsDifference: false)), "√(w⁽⁰⁾₁₂ + x₂)", @"\sqrt{w^{(0)}_{12} + x_{2}}" },
        { new Magnitude(X), "|x₂|", @"\left\lvert x_{2} \right\rvert" },
        { new Call("max", 2, new Number(0), W), "max(0, w⁽⁰⁾₁₂)", @"\max\left(0, w^{(0)}_{12}\right)" },
        { new Call("expm1", 2, X), "exp(x₂) − 1", @"\exp\left(x_{2}\right) - 1" },
        { new Number(double.PositiveInfinity), "∞", @"\infty" },
        { new Number(1e-8), "1×10⁻⁸", @"1 \times 10^{-8}" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_notation_writes_every_kind(Expression expression, string text, string latex)
    {
        Assert.Equal(text, Notation.Text.Write(expression));
        Assert.Equal(latex, Notation.Latex.Write(expression));
        foreach (var written in (string[])[Notation.MathML.Write(expression), Notation.MathML.WriteNumbers(expression, 6)])
            Assert.NotEmpty(XElement.Parse($"<math>{written}</math>").Elements());
    }

    [Fact]
    public void Every_kind_is_written_above()
    {
        var kinds = typeof(Expression).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Expression)));
        Assert.Superset(kinds.ToHashSet(), Kinds.Select(row => row.Data.Item1).SelectMany(expression => expression.Parts.Prepend(expression)).Select(expression => expression.GetType()).ToHashSet());
    }

    [Theory]
    [InlineData(1.0 / 3, "1/3·w⁽⁰⁾₁₂")]
    [InlineData(-2.0 / 3, "−2/3·w⁽⁰⁾₁₂")]
    [InlineData(1.0 / 42, "1/42·w⁽⁰⁾₁₂")]
    [InlineData(0.25, "0.25·w⁽⁰⁾₁₂")]
    [InlineData(0.1, "0.1·w⁽⁰⁾₁₂")]
    [InlineData(1 - 0.9, "0.1·w⁽⁰⁾₁₂")]
    [InlineData(0.333333, "0.333333·w⁽⁰⁾₁₂")]
    [InlineData(0.0, "0·w⁽⁰⁾₁₂")]
    public void A_constant_that_decimals_do_not_end_is_a_fraction(double constant, string text) =>
        Assert.Equal(text, Notation.Text.Write(new Product(new Number(constant), W)));

    [Fact]
    public void A_value_is_no_fraction()
    {
        Assert.Equal("0.3333", Notation.Text.WriteNumbers(new Number(1.0 / 3), 4));
        Assert.Equal("1/3·0.3333", Notation.Text.WriteNumbers(new Product(new Number(1.0 / 3), new Named(X.Quantity, 1.0 / 3)), 4));
    }

    [Fact]
    public void What_is_added_in_brackets_is_added_term_by_term() =>
        Assert.Equal("w⁽⁰⁾₁₂ − x₂ + w⁽⁰⁾₁₂", Notation.Text.Write(new Sum(W, new Sum(new Negation(X), W, IsDifference: false), IsDifference: false)));

    [Theory]
    [InlineData("x̂", @"\hat{x}")]
    [InlineData("m̂", @"\hat{m}")]
    [InlineData("√v̂", @"\sqrt{\hat{v}}")]
    [InlineData("μ̄", @"\bar{\mu}")]
    [InlineData("σ²", @"\sigma^{2}")]
    [InlineData("σ̄²", @"\bar{\sigma}^{2}")]
    [InlineData("γ", @"\gamma")]
    [InlineData("η", @"\eta")]
    public void Marks_of_letters_are_set_apart(string letter, string latex) =>
        Assert.Equal(latex, Notation.Latex.Write(new Element(letter, "", [])));

    [Fact]
    public void A_letter_has_one_superscript() =>
        Assert.Equal(@"\sigma^{2\,(1)}_{3}", Notation.Latex.Write(new Element("σ²", "1", [3])));

    [Fact]
    public void A_fraction_needs_no_brackets_where_it_is_drawn() =>
        Assert.Equal(
            "<mfrac><mrow><msub><mi>x</mi><mn>2</mn></msub></mrow><mrow><mrow><mn>2</mn><mo>+</mo><msub><mi>x</mi><mn>2</mn></msub></mrow></mrow></mfrac>",
            Notation.MathML.Write(new Quotient(X, new Sum(new Number(2), X, IsDifference: false))));
}
