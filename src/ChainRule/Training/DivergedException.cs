namespace ChainRule.Training;

/// <summary>Training produced numbers that are not finite. The parameters are set back to the last good ones, at most ten steps older.</summary>
/// <remarks>A smaller <see cref="Optimizers.Optimizer.LearningRate"/> may help, or clipping (<see cref="Optimizers.Optimizer.Links"/>).</remarks>
public sealed class DivergedException(int epoch, int step, string where)
    : Exception(FormattableString.Invariant($"Training diverged in epoch {epoch}, step {step}: the first values that are not finite are {where}. The last good weights are kept."))
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch => epoch;

    /// <summary>The step in that epoch, from 1.</summary>
    public int Step => step;

    /// <summary>The first values that are not finite: a layer's output, a gradient, the loss, a parameter.</summary>
    public string Where => where;
}
