using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Pages;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>Names with what they stand for.</summary>
internal static class SettingsTable
{
    public static XElement Of(IEnumerable<(Text Name, string Value)> rows) =>
        Html.Of("table", [Html.Class("settings"), .. rows.Select(row => Html.Of("tr", Html.Of("td", row.Name), Html.Of("td", row.Value)))]);
}
