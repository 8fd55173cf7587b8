using System.Globalization;

namespace ChainRule.Expressions;

/// <summary>Writes formulas. What needs brackets beside what is decided here, once for every kind of output.</summary>
public abstract class Notation
{
    // A constant such as 1/√2 is not written out to its last digit.
    private const int ConstantDigits = 6;

    /// <summary>eˣ − 1: written so, but computed without the digits that the subtraction would lose.</summary>
    internal const string ExponentialLessOne = "expm1";

    /// <summary>Plain text with Unicode's sub- and superscripts.</summary>
    public static Notation Text { get; } = new TextNotation();

    /// <summary>LaTeX, for use in math mode.</summary>
    public static Notation Latex { get; } = new LatexNotation();

    /// <summary>MathML, for use in a math element.</summary>
    public static Notation MathML { get; } = new MathMLNotation();

    /// <summary>The formula in symbols.</summary>
    public string Write(Expression expression) => Write(expression, null);

    /// <summary>The formula with values put in for the symbols, each to this many significant digits.</summary>
    public string WriteNumbers(Expression expression, int digits) => Write(expression, digits);

    /// <summary>The terms of a sum, each with the sign before it, where a page may break the line; the formula itself if it is no sum.</summary>
    /// <param name="expression">the formula</param>
    /// <param name="digits">significant digits of the values; null writes symbols</param>
    internal IReadOnlyList<string> WriteTerms(Expression expression, int? digits) =>
        Terms(expression, digits, leads: true) is { } terms ? [.. Signed(terms)] : [Write(expression, digits)];

    /// <summary>A number to this many significant digits.</summary>
    public string WriteNumber(double value, int digits)
    {
        if (double.IsInfinity(value))
            return FormatNumber(value > 0 ? "∞" : "-∞");
        var parts = Written(value, digits);
        return parts is [var mantissa, var exponent] ? FormatPower(mantissa, int.Parse(exponent, CultureInfo.InvariantCulture)) : FormatNumber(parts[0]);
    }

    /// <summary>A quantity's name.</summary>
    public string Write(Quantity quantity) => quantity switch
    {
        PartialDerivative partial => Format(Form.Quotient, Format(Form.Differential, Write(partial.Of)), Format(Form.Differential, Write(partial.By))),
        LocalDerivative local => FormatCall(local.Function + "′", [Write(local.At)]),
        Element element => FormatElement(element.Letter.Sign, element.Layer, Join(element)),
        _ => throw new NotSupportedException(quantity.GetType().Name),
    };

    /// <summary>Whether a fraction or a root shows by itself what belongs to it.</summary>
    private protected virtual bool IsTwoDimensional => false;

    private protected abstract string Format(Form form, string a = "", string b = "");

    private protected abstract string FormatNumber(string digits);

    private protected abstract string FormatPower(string mantissa, int exponent);

    private protected abstract string FormatElement(string letter, string layer, string indexes);

    private protected abstract string FormatCall(string function, IEnumerable<string> arguments);

    // Two digits stand side by side, w₁₂; commas separate more of them, w₁,₁₂, in all elements of a tensor alike.
    private static string Join(Element element) =>
        string.Join(element.Indexes.Count > 2 || element.IsWide || element.Indexes.Any(index => index > 9) ? "," : "", element.Indexes.Select(index => index.ToString(CultureInfo.InvariantCulture)));

    // In symbols where no digits are given. A number by itself is a value.
    private string Write(Expression expression, int? digits) =>
        expression is Number value ? WriteNumber(value.Value, digits ?? ConstantDigits) : Any(expression, digits, leads: true);

    // A minus sign, even of a number put in for a name, stands bare only where the formula or a bracket leads with it.
    private string Any(Expression e, int? digits, bool leads)
    {
        return e switch
        {
            Named named => digits is { } count ? WriteNumber(named.Value, count) : Write(named.Quantity),
            Number number => WriteConstant(number.Value, digits ?? ConstantDigits),
            Rest rest => digits is { } count ? WriteNumber(rest.Value, count) : Format(Form.Ellipsis),
            _ when Terms(e, digits, leads) is { } terms => Format(Form.Sum, string.Concat(Signed(terms))),
            Product product => Format(Form.Product, Inside(product.Left, Precedence.Product, digits, leads), Inside(product.Right, Precedence.Product, digits)),
            Quotient quotient when IsTwoDimensional => Format(Form.Quotient, Leading(quotient.Numerator), Leading(quotient.Denominator)),
            Quotient quotient => Format(Form.Quotient, Inside(quotient.Numerator, Precedence.Product, digits, leads), Inside(quotient.Denominator, Precedence.Call, digits)),
            Negation negation => Format(Form.Negation, Inside(negation.Operand, Precedence.Product, digits)),
            Squared squared => Format(Form.Square, Base(squared.Operand)),
            Raised raised => Format(Form.Power, Base(raised.Operand), IsTwoDimensional ? Leading(raised.Exponent) : Inside(raised.Exponent, Precedence.Call, digits)),
            WholePart whole => Format(Form.Floor, Leading(whole.Operand)),
            Root root => Format(Form.Root, IsTwoDimensional ? Leading(root.Operand) : Inside(root.Operand, Precedence.Call, digits)),
            Magnitude magnitude => Format(Form.Magnitude, Leading(magnitude.Operand)),
            Call call => FormatCall(call.Function, call.Arguments.Select(Leading)),
            _ => throw new NotSupportedException(e.GetType().Name),
        };

        string Leading(Expression part) => Any(part, digits, leads: true);

        string Base(Expression operand) => digits is null && HasSuperscript(operand) ? Format(Form.Brackets, Leading(operand)) : Inside(operand, Precedence.Call, digits);
    }

    // The square of w⁽¹⁾ is not to be read as another layer's.
    private static bool HasSuperscript(Expression e) =>
        e is Named { Quantity: Element element } && (element.Layer.Length > 0 || LetterParts.Of(element.Letter.Sign).IsSquared);

    // Null of what is no sum.
    private IEnumerable<(string Term, bool IsNegative)>? Terms(Expression e, int? digits, bool leads) => e switch
    {
        Sum sum => sum.Terms().Select((term, place) => (Inside(term.Term, term.IsNegative ? Precedence.Product : Precedence.Sum, digits, leads && place == 0), term.IsNegative)),
        Call { Function: ExponentialLessOne } call => [(FormatCall("exp", [Any(call.Arguments[0], digits, leads: true)]), false), (WriteNumber(1, ConstantDigits), true)],
        _ => null,
    };

    private IEnumerable<string> Signed(IEnumerable<(string Term, bool IsNegative)> terms) =>
        terms.Select((term, place) => place == 0 ? term.Term : Format(term.IsNegative ? Form.Minus : Form.Plus, term.Term));

    private string Inside(Expression e, Precedence wanted, int? digits, bool leads = false)
    {
        var isNegative = e is Negation || (e.Value < 0 && (e is Number || (digits is not null && e is Named or Rest)));
        return PrecedenceOf(e, digits) >= wanted && (leads || !isNegative) ? Any(e, digits, leads) : Format(Form.Brackets, Any(e, digits, leads: true));
    }

    private static Precedence PrecedenceOf(Expression e, int? digits) => e switch
    {
        Sum or Call { Function: ExponentialLessOne } => Precedence.Sum,
        Product or Quotient or Negation or Raised => Precedence.Product,
        Named { Quantity: PartialDerivative } when digits is null => Precedence.Product,
        Number when Fraction.Of(e.Value) is not null => Precedence.Product,
        Number => PrecedenceOf(e.Value, digits ?? ConstantDigits),
        Named or Rest when digits is { } count => PrecedenceOf(e.Value, count),
        _ => Precedence.Call,
    };

    // 4×10⁻⁵ is a product.
    private static Precedence PrecedenceOf(double value, int digits) => Written(value, digits).Length > 1 ? Precedence.Product : Precedence.Call;

    // A number of the formula itself: 1/3 rather than 0.333333.
    private string WriteConstant(double value, int digits)
    {
        if (Fraction.Of(value) is not { } fraction)
            return WriteNumber(value, digits);
        var quotient = Format(Form.Quotient, WriteNumber(fraction.Numerator, digits), WriteNumber(fraction.Denominator, ConstantDigits));
        return value < 0 ? Format(Form.Negation, quotient) : quotient;
    }

    // The digits, and the power of ten where there is one.
    private static string[] Written(double value, int digits) => (value + 0.0).ToString($"G{digits}", CultureInfo.InvariantCulture).Split('E');
}
