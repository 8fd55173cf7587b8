using ChainRule.Explanations;
using ChainRule.Explanations.Methods;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering;

/// <summary>Explanations as they are written.</summary>
internal static class Rendered
{
    /// <summary>Two by two by two with every part that an explanation can have.</summary>
    public static Explanation Everything()
    {
        var explanation = Worked.TwoTwoTwo("0.weight[0,1]");
        var subject = explanation.Subjects[0];
        Quantity[] stations = [subject.Quantity, new Element("z", "0", [1]), new Element("L", "", [])];
        return explanation with
        {
            Omitted = 3,
            Row = new("iris.csv", 7, IsStandardized: true),
            Given = [explanation.Given[0] with { Name = "sepal_width" }, .. explanation.Given.Skip(1)],
            ForwardValues = [new("a(1)[0,1]", new Element("a", "1", [2]), 0.625)],
            Methods =
            [
                new(
                    subject.Address,
                    10,
                    [new(Method.Backpropagation, 0.5, 22, 22, 1e-5), new(Method.ForwardMode, 0.5, 30, 300, null), new(Method.PathSum, null, 1e9, 1e10, null), new(Method.FiniteDifferences, 0.51, 40, 400, null)],
                    [new(0.1, 0.55, 0.05), new(1e-8, 0.5, 1e-9), new(1e-14, 0.7, 0.2)],
                    new(2, 4, 3, [new(stations, [2, 0.5], 1), new(stations, [-1, 0.5], -0.5)])),
            ],
            ErrorShares = new(
            [
                new("2 Linear(2, 2)", [new(new Element("a", "3", [1]), new Number(-0.74), -0.74, 0.14)]),
                new("0 Linear(2, 2)", [new(new Element("a", "1", [1]), new Number(0.35), -0.04, 0.01), new(new Element("a", "1", [2]), new Number(double.NaN), 0.1, 0.01)]),
            ]),
            Descents =
            [
                new()
                {
                    Address = subject.Address,
                    Quantity = subject.Quantity,
                    Points = [.. Enumerable.Range(0, 41).Select(i => (i / 10.0 - 2, (i / 10.0 - 2) * (i / 10.0 - 2)))],
                    Value = 0.2,
                    Loss = 0.04,
                    Slope = 0.4,
                    Next = 0,
                    LossAtNext = 0,
                },
            ],
        };
    }

    public static string As(this Explanation explanation, ExplanationFormat format, Language language = Language.English, int digits = 9, int width = 110) =>
        ExplanationWriter.Write(explanation, format, new() { Language = language, Digits = digits, Width = width });
}
