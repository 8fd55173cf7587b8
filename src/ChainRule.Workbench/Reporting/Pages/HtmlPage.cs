using System.Text;
using System.Xml.Linq;
using ChainRule.Explanations.Rendering.Html;
using ChainRule.Expressions;

namespace ChainRule.Workbench.Reporting.Pages;

/// <summary>A page in one file that opens offline, in English and Chinese: in the reader's language, and in the other at a click.</summary>
internal static class HtmlPage
{
    // Without "<", ">" and "&", so that it means the same in HTML and in XML. Without scripts the page is English.
    private const string Script = """
        (function () {
          var root = document.documentElement, buttons = document.querySelectorAll("nav button");
          function show(language) {
            root.lang = language;
            buttons.forEach(function (button) { button.setAttribute("aria-pressed", button.value === language); });
          }
          buttons.forEach(function (button) { button.addEventListener("click", function () { show(button.value); }); });
          document.querySelector("nav").hidden = false;
          show((navigator.language || "en").slice(0, 2) === "zh" ? "zh-Hans" : "en");
        })();
        """;

    /// <summary>Writes the page in UTF-8.</summary>
    /// <param name="stream">where to</param>
    /// <param name="title">what a browser shows above the page</param>
    /// <param name="body">its parts</param>
    public static void Write(Stream stream, string title, IEnumerable<XElement> body)
    {
        var page = Html.Of(
            "html",
            new XAttribute("lang", "en"),
            Html.Of("head", Meta("charset", "utf-8"), Meta("name", "viewport", "width=device-width, initial-scale=1"), Html.Of("title", title), Raw("style", PageStyle.Sheet + "\n" + ReportStyle.Sheet)),
            Html.Of("body", Languages(), Html.Of("main", body.SelectMany(part => new object[] { new XText("\n"), part })), Raw("script", Script)));
        stream.Write(Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n") + "\n"));
    }

    private static XElement Meta(string name, string value, string? content = null) =>
        new("meta", new XAttribute(name, value), content is null ? null : new XAttribute("content", content));

    private static XElement Raw(string name, string text) => new(name, new XText($"\n{text}\n"));

    private static XElement Languages() => Html.Of(
        "nav",
        new XAttribute("hidden", "hidden"),
        Html.Of("button", new XAttribute("value", "en"), new Text("English", "English")),
        Html.Of("button", new XAttribute("value", "zh-Hans"), new Text("中文", "中文")));
}
