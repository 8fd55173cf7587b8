using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Data;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>A part of a sentence.</summary>
internal abstract record Piece;

/// <summary>Words of a language, or a name.</summary>
internal sealed record Words(string Text) : Piece
{
    public string Text { get; } = Printable.Text(Text);
}

/// <summary>A formula, in symbols or with numbers put in.</summary>
internal sealed record Formula(Expression Expression, bool InNumbers = false) : Piece
{
    public static Formula Of(Quantity quantity) => new(new Named(quantity, double.NaN));

    public static Formula Of(double value) => new(new Number(value), InNumbers: true);

    /// <summary>A number among words, which is set like them: "in 4 ways".</summary>
    public bool IsWord => Expression is Number;
}

/// <summary>Two formulas that a sentence calls equal: they are set as one.</summary>
internal sealed record Equation(Formula Left, Formula Right) : Piece;

/// <summary>Words and formulas in a row.</summary>
internal sealed partial record Phrase(params IReadOnlyList<Piece> Pieces)
{
    public static implicit operator Phrase(string words) => new(new Words(words));

    public static implicit operator Phrase(Piece piece) => new(piece);

    public static implicit operator Phrase(Quantity quantity) => new(Formula.Of(quantity));

    public static implicit operator Phrase(double value) => new(Formula.Of(value));

    public static Phrase operator +(Phrase a, Phrase b) => new([.. a.Pieces, .. b.Pieces]);

    /// <summary>The text with its arguments put in.</summary>
    public static Phrase Of(Text text, Language language, params IReadOnlyList<Phrase> arguments) =>
        new([.. Placeholder().Split(text.In(language)).Where(part => part.Length > 0).SelectMany(part =>
            part is ['{', .. var number, '}'] ? arguments[int.Parse(number, CultureInfo.InvariantCulture)].Pieces : [new Words(part)])]);

    /// <summary>Consecutive sentences without those that are null, separated by a space if the language uses one.</summary>
    public static Phrase Join(Language language, params IEnumerable<Phrase?> sentences) =>
        sentences.OfType<Phrase>().Aggregate((left, right) => language == Language.Chinese ? left + right : left + " " + right);

    /// <summary>The pieces, with w and 0.8 in "w = 0.8" as one equation, for formats with a typeface for formulas.</summary>
    public IEnumerable<Piece> Typeset()
    {
        for (var i = 0; i < Pieces.Count; i++)
        {
            var isEquation = i + 2 < Pieces.Count && Pieces[i] is Formula && Pieces[i + 1] is Words { Text: " = " } && Pieces[i + 2] is Formula;
            yield return isEquation ? new Equation((Formula)Pieces[i], (Formula)Pieces[i + 2]) : Pieces[i];
            i += isEquation ? 2 : 0;
        }
    }

    [GeneratedRegex(@"(\{\d+\})")]
    private static partial Regex Placeholder();
}
