using ChainRule.Training;

namespace ChainRule.Cli.Tests;

public sealed class IntervalTextTests
{
    [Fact]
    public void Epochs_steps_and_times_are_read()
    {
        Assert.Equal(CheckpointInterval.OfEpochs(1), IntervalText.Read("1"));
        Assert.Equal(CheckpointInterval.OfEpochs(12), IntervalText.Read("12 epochs"));
        Assert.Equal(CheckpointInterval.OfSteps(500), IntervalText.Read("500 steps"));
        Assert.Equal(CheckpointInterval.OfSteps(1), IntervalText.Read("1step"));
        Assert.Equal(CheckpointInterval.OfTime(TimeSpan.FromMilliseconds(50)), IntervalText.Read("50ms"));
        Assert.Equal(CheckpointInterval.OfTime(TimeSpan.FromSeconds(30)), IntervalText.Read("30s"));
        Assert.Equal(CheckpointInterval.OfTime(TimeSpan.FromSeconds(150)), IntervalText.Read("2.5 min"));
        Assert.Equal(CheckpointInterval.OfTime(TimeSpan.FromHours(1)), IntervalText.Read("1h"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1.5 steps")]
    [InlineData("0s")]
    [InlineData("0.000000001ms")]
    [InlineData("s")]
    [InlineData("5 parsecs")]
    [InlineData("1,5s")]
    [InlineData("99999999999")]
    [InlineData("99999999999h")]
    [InlineData("NaN")]
    public void What_is_no_interval_is_not_read(string text) => Assert.Null(IntervalText.Read(text));
}
