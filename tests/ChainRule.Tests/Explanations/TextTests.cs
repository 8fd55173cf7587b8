using System.Reflection;
using ChainRule.Explanations.Rendering.Latex;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations;

public sealed class TextTests
{
    private static readonly Text[] Texts =
    [
        .. from type in typeof(Text).Assembly.GetTypes()
           where !type.ContainsGenericParameters
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           where field.FieldType == typeof(Text) || field.FieldType == typeof(Text[])
           from text in field.GetValue(null) as Text[] ?? [(Text)field.GetValue(null)!]
           select text,
    ];

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Assert.True(Texts.Length > 80);
        Assert.DoesNotContain(Texts, text => !IsComplete(text));
    }

    [Fact]
    public void Both_languages_say_the_same_of_the_same_arguments()
    {
        foreach (var text in Texts)
            Assert.Equal(Placeholders(text.English), Placeholders(text.Chinese));
    }

    [Fact]
    public void Every_text_is_one_that_any_latex_can_set() =>
        Assert.All(Texts, text => Assert.DoesNotContain(LatexText.Escape(text.English), c => c > '\u007F'));

    // One of placeholders alone has no words.
    private static bool IsComplete(Text text) => !text.English.Any(char.IsLetter)
        ? text.English.Contains('{', StringComparison.Ordinal)
        : text.English != text.Chinese && text.Chinese.Any(IsChinese) && !text.English.Any(IsChinese);

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static string[] Placeholders(string text) =>
        [.. Enumerable.Range(0, 10).Select(i => $"{{{i}}}").Where(placeholder => text.Contains(placeholder, StringComparison.Ordinal))];
}
