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
}

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

    /// <summary>Sentences one after the other, with a space between them where the language has one.</summary>
    public static Phrase Join(Language language, params IEnumerable<Phrase> sentences) =>
        sentences.Aggregate((left, right) => language == Language.Chinese ? left + right : left + " " + right);

    [GeneratedRegex(@"(\{\d+\})")]
    private static partial Regex Placeholder();
}
