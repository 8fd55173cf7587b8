using ChainRule.Workbench.Reporting.Judging;

namespace ChainRule.Workbench.Tests.Reporting.Judging;

public sealed class CalibrationTests
{
    [Fact]
    public void The_expected_error_is_the_mean_difference_of_certainty_and_accuracy()
    {
        var calibration = new Calibration();
        foreach (var isRight in (bool[])[true, true, true, false])
            calibration.Add(0.95, isRight);
        calibration.Add(0.55, isRight: false);
        calibration.Add(1, isRight: true);
        calibration.Add(double.NaN, isRight: true);

        // Sure of 0.55 and never right; sure of (4 · 0.95 + 1) / 5 = 0.96 and right 4 times of 5.
        Assert.Equal([(5, 1, 0), (9, 5, 0.8)], calibration.Occupied.Select(bin => (bin.Bin, (int)bin.Count, bin.Accuracy)));
        Assert.Equal(0.55 / 6 + 0.16 * 5 / 6, calibration.ExpectedError, 1e-12);
    }
}
