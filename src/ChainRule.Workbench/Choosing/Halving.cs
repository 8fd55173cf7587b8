namespace ChainRule.Workbench.Choosing;

/// <summary>
/// Successive halving (Jamieson and Talwalkar 2016), by thirds: all trials are trained for a few epochs, the best third for three times as many, and so on; the
/// last ones for all.
/// </summary>
/// <param name="Stages">how many trials are trained up to how many epochs, one stage after another</param>
public sealed record Halving(IReadOnlyList<(int Trials, int Epochs)> Stages)
{
    private const int Factor = 3;

    /// <summary>As many stages as leave a trial for the last and an epoch for the first.</summary>
    public static Halving Of(int trials, int epochs)
    {
        var stages = 1;
        for (var (fewer, shorter) = (trials / Factor, epochs / Factor); fewer > 0 && shorter > 0; (fewer, shorter) = (fewer / Factor, shorter / Factor))
            stages++;
        return new([.. Enumerable.Range(0, stages).Select(stage => (Trials: (trials + Power(stage) - 1) / Power(stage), Epochs: epochs / Power(stages - 1 - stage)))]);
    }

    /// <summary>The trials that go on: those with the lowest losses, the first of equals; never one without a loss.</summary>
    public static IEnumerable<TrialResult> Best(IEnumerable<TrialResult> results, int count) =>
        results.Where(result => double.IsFinite(result.Loss)).OrderBy(result => result.Loss).ThenBy(result => result.Number).Take(count);

    private static int Power(int exponent) => (int)Math.Pow(Factor, exponent);
}
