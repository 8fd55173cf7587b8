using System.Globalization;
using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Models;
using ChainRule.Workbench.Reporting.Images;
using ChainRule.Workbench.Reporting.Pages;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>The layers, and what the first of them has learnt.</summary>
internal static class NetworkSection
{
    public static IEnumerable<XElement> Of(Model model) => [Html.Heading(new("Network", "网络")), Layers(model), .. Warning(model), .. Weights(model)];

    private static XElement Layers(Model model)
    {
        var summary = model.Network.Summary(model.Input);
        return Html.Table(
            ["", new Text("layer", "层"), new Text("output", "输出"), new Text("parameters", "参数个数")],
            [
                ["", new Text("input", "输入"), model.Input.ToString(), ""],
                .. summary.Rows.Select(row => (IEnumerable<object>)[row.Path, row.Layer, row.Output.ToString(), Count(row.Parameters)]),
                ["", new Text("total", "合计"), "", Count(summary.ParameterCount)],
            ]);
    }

    private static IEnumerable<XElement> Warning(Model model) => model.Warning is { } warning ? [Html.Of("p", Html.Class("warning"), warning)] : [];

    private static IEnumerable<XElement> Weights(Model model) => FirstLayerImages.Of(model) is not { Count: > 0 } pictures ? [] :
    [
        Html.Of("h3", new Text("Weights of the first layer: blue is positive, red negative", "第一层的权重：蓝色为正，红色为负")),
        Html.Of("div", [Html.Class("weights"), .. pictures]),
    ];

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
