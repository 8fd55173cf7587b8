using System.Text;
using System.Xml.Linq;
using ChainRule.Data;
using ChainRule.Expressions;

namespace ChainRule.Workbench.Reporting.Pages;

/// <summary>Elements of a page. All text is put in as text, so that no name can be taken for markup; texts in two languages stand there in both.</summary>
internal static class Html
{
    /// <summary>An element with texts, other elements, attributes, or sequences of these.</summary>
    public static XElement Of(string name, params IEnumerable<object?> content) => new(name, "", content.Select(Safe));

    public static XAttribute Class(string name) => new("class", name);

    /// <summary>A heading of a section.</summary>
    public static XElement Heading(Text text) => Of("h2", text);

    public static XElement Paragraph(params IEnumerable<object?> content) => Of("p", content);

    /// <summary>A part that may be wider than the page, and then scrolls by itself, by keyboard too.</summary>
    public static XElement Scrolling(params IEnumerable<object?> content) => Of("div", [Class("scroll"), new XAttribute("tabindex", "0"), .. content]);

    /// <summary>A drawing with a caption and, if there are several curves, what their colours mean.</summary>
    public static XElement Figure(object drawing, Text caption, params IEnumerable<object?> below) => Of("figure", [Of("figcaption", caption), drawing, .. below]);

    /// <summary>A table; after the first column, those that hold numbers are set to the right.</summary>
    public static XElement Table(IEnumerable<object> heading, IEnumerable<IEnumerable<object>> rows)
    {
        object[][] all = [.. rows.Select(row => row.ToArray())];
        bool[] areNumbers = [.. heading.Select((_, column) => column > 0 && all.All(row => IsNumber(row[column])))];
        return Scrolling(Of("table", Of("thead", Row("th", heading)), Of("tbody", all.Select(row => Row("td", row)))));

        XElement Row(string cell, IEnumerable<object> cells) =>
            Of("tr", cells.Select((content, column) => Of(cell, areNumbers[column] ? Class("number") : null, content)));
    }

    /// <summary>A part that is opened by a click.</summary>
    public static XElement Details(object summary, params IEnumerable<object?> content) => Of("details", [Of("summary", summary), .. content]);

    private static bool IsNumber(object cell) =>
        ((cell as XElement)?.Value ?? cell as string) is { } text && (text.Length == 0 || char.IsDigit(text[0]) || text == "undefined" || "+−–…".Contains(text[0], StringComparison.Ordinal));

    private static object? Safe(object? content) => content switch
    {
        Text text => text.English == text.Chinese ? Safe(text.English) : new[] { InLanguage("en", text.English), InLanguage("zh-Hans", text.Chinese) },
        string text => Readable(text),
        IEnumerable<object?> many => many.Select(Safe).ToArray(),
        _ => content,
    };

    private static XElement InLanguage(string language, string text) => new("span", new XAttribute("lang", language), Readable(text));

    // XML allows neither halves of surrogate pairs nor U+FFFE and U+FFFF.
    private static string Readable(string text) =>
        string.Concat(Printable.Text(text).EnumerateRunes().Select(rune => rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune));
}
