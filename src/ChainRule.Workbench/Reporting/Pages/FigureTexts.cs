using ChainRule.Expressions;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Pages;

/// <summary>What figures and sets are called.</summary>
internal static class FigureTexts
{
    private static readonly Dictionary<string, Text> Sets = new()
    {
        ["train"] = new("training", "训练"),
        ["validation"] = new("validation", "验证"),
        ["test"] = new("test", "测试"),
    };

    private static readonly Dictionary<string, Text> Names = new()
    {
        ["loss"] = new("loss", "损失"),
        ["accuracy"] = new("accuracy", "准确率"),
        ["exact_match"] = new("all labels right", "全部标签正确"),
        ["precision"] = new("precision", "精确率"),
        ["recall"] = new("recall", "召回率"),
        ["f1"] = new("F1", "F1"),
        ["macro_precision"] = new("macro precision", "宏平均精确率"),
        ["macro_recall"] = new("macro recall", "宏平均召回率"),
        ["macro_f1"] = new("macro F1", "宏平均 F1"),
        ["mae"] = new("mean absolute error", "平均绝对误差"),
        ["rmse"] = new("RMSE", "均方根误差"),
        ["r2"] = new("R²", "R²"),
    };

    public static Text Set(string name) => Sets[name];

    public static Text Figure(string name) => Names.GetValueOrDefault(name) ?? new(Figures.Heading(name), Figures.Heading(name));

    /// <summary>A figure of a set: test_loss.</summary>
    public static Text OfSet(string set, string figure) => new($"{Set(set).English} {Figure(figure).English}", Set(set).Chinese + Figure(figure).Chinese);
}
