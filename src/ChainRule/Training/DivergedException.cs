namespace ChainRule.Training;

/// <summary>Training came to numbers that are not finite. The parameters are put back to such as gave finite ones, at most ten steps older.</summary>
/// <remarks>A smaller <see cref="Optimizers.Optimizer.LearningRate"/> may help, or a clipping among the <see cref="Optimizers.Optimizer.Links"/>.</remarks>
/// <param name="epoch">in which pass, from 1</param>
/// <param name="step">in which step of that pass, from 1</param>
/// <param name="where">the first values that are not finite</param>
public sealed class DivergedException(int epoch, int step, string where)
    : Exception(FormattableString.Invariant($"Training diverged in epoch {epoch}, step {step}: the first values that are not finite are {where}. The last good weights are kept."))
{
    /// <summary>In which pass, from 1.</summary>
    public int Epoch => epoch;

    /// <summary>In which step of that pass, from 1.</summary>
    public int Step => step;

    /// <summary>The first values that are not finite: a layer's output, a gradient, the loss, a parameter.</summary>
    public string Where => where;
}
