using ChainRule.Workbench.Reporting.Judging;

namespace ChainRule.Workbench.Tests.Reporting.Judging;

public sealed class WorstMistakesTests
{
    [Fact]
    public void The_worst_are_kept_in_order_and_of_equal_ones_the_first()
    {
        var worst = new WorstMistakes(3);
        foreach (var (sample, size) in ((double[])[0.1, 0.9, 0.5, 0.9, double.NaN, 0.5]).Index())
            worst.Add(sample, size, () => new(sample, size, 0, "", "", ""));
        Assert.Equal([1, 3, 2], worst.Mistakes.Select(mistake => mistake.Sample));
    }
}
