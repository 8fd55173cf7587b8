namespace ChainRule.Training;

/// <summary>Training ends when an epoch's mean training loss is at most this.</summary>
/// <param name="loss">the loss that is small enough</param>
public sealed class StopAtLoss(double loss) : ICallback
{
    /// <summary>The loss that is small enough.</summary>
    public double Loss => loss;

    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun run)
    {
        if (run.Report!.Training.Loss <= loss)
            run.Stop(this);
    }
}
