using ChainRule.Expressions;
using ChainRule.Functions;

namespace ChainRule.Operations;

/// <summary>Why an element has no derivative at its value.</summary>
/// <param name="IsTie">whether equal values compete, rather than a function's slope jumping</param>
/// <param name="Involved">what would have to change for the element to leave the kink</param>
/// <param name="Remark">the explanation</param>
public sealed record Kink(bool IsTie, IReadOnlyList<Expression> Involved, Remark Remark)
{
    private static readonly Text OfSlope = new(
        "{0} has a kink at {1} = {2}: its slope is {3} on the left and {4} on the right; {5} is taken.",
        "{0} 在 {1} = {2} 处有折点：左侧斜率为 {3}，右侧斜率为 {4}，这里取 {5}。");

    private static readonly Text OfValue = new(
        "{0} jumps at {1} = {2}, where it has no slope; {5} is taken.",
        "{0} 在 {1} = {2} 处有跳变，没有斜率，这里取 {5}。");

    /// <summary>The kink of a function at x; null if it has a derivative there.</summary>
    public static Kink? Of<TFunction>(TFunction function, Expression x)
        where TFunction : struct, IFunction
    {
        var slopes = Slopes.Of(function, x.Value);
        return slopes.IsKink
            ? new(false, [x], new(slopes.IsJump ? OfValue : OfSlope, new Named(new Element(function.Name, "", []), double.NaN), x, new Number(x.Value), new Number(slopes.Left), new Number(slopes.Right), new Number(slopes.Taken)))
            : null;
    }
}
