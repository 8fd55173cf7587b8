using ChainRule.Workbench.Choosing;

namespace ChainRule.Workbench.Tests.Choosing;

public sealed class HalvingTests
{
    [Theory]
    [InlineData(20, 90, "20×10 7×30 3×90")]
    [InlineData(27, 27, "27×1 9×3 3×9 1×27")]
    [InlineData(2, 100, "2×100")]
    [InlineData(100, 2, "100×2")]
    [InlineData(9, 10, "9×1 3×3 1×10")]
    [InlineData(1, 1, "1×1")]
    public void Thirds_go_on_for_three_times_as_long(int trials, int epochs, string stages) =>
        Assert.Equal(stages, string.Join(' ', Halving.Of(trials, epochs).Stages.Select(stage => $"{stage.Trials}×{stage.Epochs}")));

    [Fact]
    public void The_lowest_losses_go_on_and_none_that_is_not_finite()
    {
        var results = new[] { 0.5, double.NaN, 0.2, 0.5, double.PositiveInfinity, 0.1 }.Select((loss, i) => Result(i + 1, loss)).ToArray();
        Assert.Equal([6, 3], Halving.Best(results, 2).Select(result => result.Number));
        Assert.Equal([6, 3, 1, 4], Halving.Best(results, 6).Select(result => result.Number));
    }

    [Fact]
    public void Those_that_were_trained_longest_come_first_and_those_that_diverged_last()
    {
        TrialResult[] results = [Result(1, 0.1), Result(2, 0.3, stage: 1), Result(3, 0.2, stage: 1), Result(4, double.NaN, stage: 2)];
        Assert.Equal([3, 2, 1, 4], TrialResult.Sorted(results).Select(result => result.Number));
    }

    private static TrialResult Result(int number, double loss, int stage = 0) => new(number, new([]), stage, 1, [("loss", loss)]);
}
