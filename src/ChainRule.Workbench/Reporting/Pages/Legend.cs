using System.Xml.Linq;
using ChainRule.Workbench.Reporting.Charts;

namespace ChainRule.Workbench.Reporting.Pages;

/// <summary>What the colours of a chart mean.</summary>
internal static class Legend
{
    /// <summary>The names, each after its line; a name is a text or a string.</summary>
    public static XElement Of(params IEnumerable<(object Name, int Colour, bool IsDashed)> curves) => Html.Of(
        "div",
        [Html.Class("legend"), .. curves.Select(curve => Html.Of("span", Line(curve.Colour, curve.IsDashed), curve.Name))]);

    private static XElement Line(int colour, bool isDashed) =>
        Html.Of("i", isDashed ? Html.Class("dashed") : null, new XAttribute("style", $"border-color: {Ink.Variable(colour)}"));
}
