using ChainRule.Explanations;

namespace ChainRule.Workbench.Tests.WorkedExamples;

/// <summary>The figures of the textbooks, to the digits that they give.</summary>
public sealed class TextbookFigureTests
{
    [Fact]
    public void One_one_one_rounded_as_by_hand()
    {
        var explanation = new WorkedPart { Options = new() { Round = 2 } }.Explain("one-one-one");
        Agree(explanation.Loss, "0.02205");
        Agree(Step(explanation, "a(1)[0,0]"), "0.57");
        Agree(Step(explanation, "a(3)[0,0]"), "0.59");
        Agree(Step(explanation, "σ′(z(2))[0,0]"), "0.2419");
        Agree(Step(explanation, "σ′(z(0))[0,0]"), "0.2451");
        Agree(explanation.Subjects.Select(subject => subject.Gradient), "-0.00373525", "-0.00373525", "-0.02895543", "-0.050799");
        Agree(explanation.Subjects.Select(subject => subject.Updated!.Value), "0.201867625", "0.101867625", "0.314477715", "0.2253995");
    }

    [Fact]
    public void Two_two_two()
    {
        var explanation = new WorkedPart().Explain("two-two-two");
        Agree(explanation.Loss, "0.298371109");
        Agree(
            explanation.Subjects.Where(subject => subject.Address.Contains("weight", StringComparison.Ordinal)).Select(subject => subject.Updated!.Value),
            "0.149780716", "0.199561432", "0.249751144", "0.299502287", "0.358916480", "0.408666186", "0.511301270", "0.561370121");
    }

    [Fact]
    public void Convolution_5x5()
    {
        var explanation = new WorkedPart().Explain("convolution-5x5");
        Agree(explanation.Loss, "14.8125");
        Agree(explanation.Subjects.Select(subject => subject.Gradient), "9", "0.25", "12", "5.5", "7.25", "1", "0.25", "8.5", "13.5");
    }

    private static double Step(Explanation explanation, string address) =>
        explanation.Sections.SelectMany(section => section.Steps).Single(step => step.Address == address).Value;

    private static void Agree(IEnumerable<double> values, params string[] figures)
    {
        Assert.Equal(figures.Length, values.Count());
        foreach (var (value, figure) in values.Zip(figures))
            Agree(value, figure);
    }

    // Within half of the last digit that is given, or, where a textbook cut digits off, within the whole of it.
    private static void Agree(double value, string figure)
    {
        var decimals = figure.Contains('.', StringComparison.Ordinal) ? figure.Length - figure.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        Assert.Equal(double.Parse(figure, System.Globalization.CultureInfo.InvariantCulture), value, Math.Pow(10, -decimals));
    }
}
