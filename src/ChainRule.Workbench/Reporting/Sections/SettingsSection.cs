using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>All that is needed to train the same model again, and where it was trained.</summary>
internal static class SettingsSection
{
    public static IEnumerable<XElement> Of(RunReport report) =>
    [
        Html.Heading(new("How it was trained", "训练方式")),
        SettingsTable.Of(Rows(report)),
    ];

    private static IEnumerable<(Text, string)> Rows(RunReport report)
    {
        var experiment = report.Experiment;
        yield return (new("command", "命令"), report.Command);
        yield return (new("network", "网络"), experiment.Shorthand);
        yield return (new("loss", "损失函数"), experiment.Model.LossName());
        yield return (new("optimizer", "优化器"), experiment.Model.OptimizerText()!);
        yield return (new("batch", "批大小"), Number(experiment.BatchSize));
        yield return (new("epochs, at most", "最多轮数"), Number(experiment.Epochs));
        yield return (new("seed", "随机种子"), experiment.Seed.ToString(CultureInfo.InvariantCulture));
        if (experiment.Augmentation is { } augmentation)
            yield return (new("augmented by", "数据增强"), augmentation.ToString()!);
        if (report.Result is { } result)
            yield return (new("training time", "训练用时"), Figures.Duration(result.Duration));
        yield return (new("version", "版本"), $"ChainRule {Version()}, {RuntimeInformation.FrameworkDescription}");
        yield return (new("machine", "机器"), $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Plural.Of(Environment.ProcessorCount, "processor")}");
    }

    private static string Version() => typeof(RunReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
