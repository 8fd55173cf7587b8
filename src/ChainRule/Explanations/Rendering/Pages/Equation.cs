using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>Two formulas that a sentence calls equal: they are set as one.</summary>
internal sealed record Equation(Formula Left, Formula Right) : Piece;

/// <summary>A sentence as formats write it that set formulas in a type of their own.</summary>
internal static class Typesetting
{
    private const string Equal = " = ";

    /// <summary>The pieces, with w and 0.8 in "w = 0.8" as one equation.</summary>
    public static IEnumerable<Piece> Typeset(this Phrase phrase)
    {
        var pieces = phrase.Pieces;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i + 2 < pieces.Count && (pieces[i], pieces[i + 1], pieces[i + 2]) is (Formula left, Words { Text: Equal }, Formula right))
            {
                yield return new Equation(left, right);
                i += 2;
            }
            else
            {
                yield return pieces[i];
            }
        }
    }

    /// <summary>A number among words, which is set as they are: "in 4 ways".</summary>
    public static bool IsWord(this Formula formula) => formula.Expression is Number;
}
