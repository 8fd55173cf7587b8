using System.Globalization;

namespace ChainRule.Expressions;

/// <summary>How formulas are written: what needs brackets beside what, once for every kind of output.</summary>
public abstract class Notation
{
    // A constant such as 1/√2 is not written out to its last digit.
    private const int ConstantDigits = 6;

    /// <summary>eˣ − 1: written so, and computed without the loss of digits that this would bring.</summary>
    internal const string ExponentialLessOne = "expm1";

    /// <summary>Plain text with Unicode's sub- and superscripts.</summary>
    public static Notation Text { get; } = new TextNotation();

    /// <summary>LaTeX, to stand in mathematics.</summary>
    public static Notation Latex { get; } = new LatexNotation();

    /// <summary>MathML, to stand in a math element.</summary>
    public static Notation MathML { get; } = new MathMLNotation();

    /// <summary>The formula in symbols.</summary>
    public string Write(Expression expression) => Write(expression, null);

    /// <summary>The formula with values put in for the symbols, each to this many significant digits.</summary>
    public string WriteNumbers(Expression expression, int digits) => Write(expression, digits);

    /// <summary>A number to this many significant digits.</summary>
    public string WriteNumber(double value, int digits)
    {
        if (double.IsInfinity(value))
            return FormatNumber(value > 0 ? "∞" : "-∞");
        var parts = Written(value, digits);
        return parts is [var mantissa, var exponent] ? FormatPower(mantissa, int.Parse(exponent, CultureInfo.InvariantCulture)) : FormatNumber(parts[0]);
    }

    // A number of the formula itself: 1/3 rather than 0.333333.
    private string WriteConstant(double value, int digits)
    {
        if (Fraction.Of(value) is not { } fraction)
            return WriteNumber(value, digits);
        var quotient = FormatQuotient(WriteNumber(fraction.Numerator, digits), WriteNumber(fraction.Denominator, ConstantDigits));
        return value < 0 ? FormatNegation(quotient) : quotient;
    }

    /// <summary>A quantity's name.</summary>
    public string Write(Quantity quantity) => quantity switch
    {
        PartialDerivative partial => FormatPartialDerivative(Write(partial.Of), Write(partial.By)),
        LocalDerivative local => FormatCall(local.Function + "′", [Write(local.At)]),
        Element element => FormatElement(element.Letter.Sign, element.Layer, Join(element)),
        _ => throw new NotSupportedException(quantity.GetType().Name),
    };

    private protected abstract string FormatNumber(string digits);

    private protected abstract string FormatPower(string mantissa, int exponent);

    private protected abstract string FormatElement(string letter, string layer, string indexes);

    private protected abstract string FormatPartialDerivative(string of, string by);

    private protected abstract string FormatCall(string function, IEnumerable<string> arguments);

    private protected abstract string FormatSum(IEnumerable<(string Term, bool IsNegative)> terms);

    private protected abstract string FormatEllipsis();

    private protected abstract string FormatProduct(string left, string right);

    private protected abstract string FormatQuotient(string numerator, string denominator);

    private protected abstract string FormatNegation(string operand);

    private protected abstract string FormatSquared(string operand);

    private protected abstract string FormatRoot(string operand);

    private protected abstract string FormatMagnitude(string operand);

    private protected abstract string FormatBrackets(string inside);

    /// <summary>Whether a fraction or a root shows by itself what belongs to it.</summary>
    private protected virtual bool IsTwoDimensional => false;

    // Two digits stand side by side, w₁₂; more are told apart, w₁,₁₂, in all elements of a tensor alike.
    private static string Join(Element element) =>
        string.Join(element.Indexes.Count > 2 || element.IsWide || element.Indexes.Any(index => index > 9) ? "," : "", element.Indexes.Select(index => index.ToString(CultureInfo.InvariantCulture)));

    // In symbols where no digits are given.
    private string Write(Expression expression, int? digits)
    {
        // A number by itself is a value.
        return expression is Number value ? WriteNumber(value.Value, digits ?? ConstantDigits) : Any(expression, leads: true);

        // A minus sign, even of a number put in for a name, stands bare only where the formula or a bracket leads with it.
        string Any(Expression e, bool leads) => e switch
        {
            Named named => digits is { } count ? WriteNumber(named.Value, count) : Write(named.Quantity),
            Number number => WriteConstant(number.Value, digits ?? ConstantDigits),
            Rest rest => digits is { } count ? WriteNumber(rest.Value, count) : FormatEllipsis(),
            Sum sum => FormatSum(sum.Terms().Select((term, place) => (Inside(term.Term, term.IsNegative ? Precedence.Product : Precedence.Sum, leads && place == 0), term.IsNegative))),
            Product product => FormatProduct(Inside(product.Left, Precedence.Product, leads), Inside(product.Right, Precedence.Product)),
            Quotient quotient when IsTwoDimensional => FormatQuotient(Any(quotient.Numerator, leads: true), Any(quotient.Denominator, leads: true)),
            Quotient quotient => FormatQuotient(Inside(quotient.Numerator, Precedence.Product, leads), Inside(quotient.Denominator, Precedence.Call)),
            Negation negation => FormatNegation(Inside(negation.Operand, Precedence.Product)),
            Squared squared => FormatSquared(HasSuperscript(squared.Operand) ? FormatBrackets(Any(squared.Operand, leads: true)) : Inside(squared.Operand, Precedence.Call)),
            Root root => FormatRoot(IsTwoDimensional ? Any(root.Operand, leads: true) : Inside(root.Operand, Precedence.Call)),
            Magnitude magnitude => FormatMagnitude(Any(magnitude.Operand, leads: true)),
            Call { Function: ExponentialLessOne } call => FormatSum([(FormatCall("exp", [Any(call.Arguments[0], leads: true)]), false), (WriteNumber(1, ConstantDigits), true)]),
            Call call => FormatCall(call.Function, call.Arguments.Select(argument => Any(argument, leads: true))),
            _ => throw new NotSupportedException(e.GetType().Name),
        };

        string Inside(Expression e, Precedence wanted, bool leads = false) =>
            Of(e) >= wanted && (leads || !IsNegative(e)) ? Any(e, leads) : FormatBrackets(Any(e, leads: true));

        bool IsNegative(Expression e) => e switch
        {
            Named or Rest => digits is not null && e.Value < 0,
            Number => e.Value < 0,
            _ => e is Negation,
        };

        Precedence Of(Expression e) => e switch
        {
            Sum or Call { Function: ExponentialLessOne } => Precedence.Sum,
            Product or Quotient or Negation => Precedence.Product,
            Named { Quantity: PartialDerivative } when digits is null => Precedence.Product,
            Number => Fraction.Of(e.Value) is null ? PrecedenceOf(e.Value, digits ?? ConstantDigits) : Precedence.Product,
            Named or Rest when digits is { } count => PrecedenceOf(e.Value, count),
            _ => Precedence.Call,
        };

        // The square of w⁽¹⁾ is not to be read as another layer's.
        bool HasSuperscript(Expression e) =>
            digits is null && e is Named { Quantity: Element element } && (element.Layer.Length > 0 || LetterParts.Of(element.Letter.Sign).IsSquared);
    }

    // The digits, and the power of ten where there is one.
    private static string[] Written(double value, int digits) => (value + 0.0).ToString($"G{digits}", CultureInfo.InvariantCulture).Split('E');

    // 4×10⁻⁵ is a product.
    private static Precedence PrecedenceOf(double value, int digits) => Written(value, digits).Length > 1 ? Precedence.Product : Precedence.Call;
}
