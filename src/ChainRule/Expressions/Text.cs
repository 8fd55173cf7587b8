using System.Globalization;

namespace ChainRule.Expressions;

/// <summary>The languages that explanations are written in.</summary>
public enum Language
{
    /// <summary>English</summary>
    English,

    /// <summary>Simplified Chinese, with the terms of Chinese textbooks</summary>
    Chinese,
}

/// <summary>A text in both languages; {0}, {1}, … stand for its arguments.</summary>
/// <param name="English">in English</param>
/// <param name="Chinese">in Simplified Chinese</param>
public sealed record Text(string English, string Chinese)
{
    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>The text in a language with its arguments put in.</summary>
    public string In(Language language, params ReadOnlySpan<object?> arguments) =>
        string.Format(CultureInfo.InvariantCulture, In(language), arguments);

    /// <summary>The text with its arguments put in; arguments that are texts appear in the same language.</summary>
    public Text With(params object[] arguments)
    {
        return new(Put(Language.English), Put(Language.Chinese));

        string Put(Language language) => In(language, [.. arguments.Select(argument => argument is Text text ? text.In(language) : argument)]);
    }
}
