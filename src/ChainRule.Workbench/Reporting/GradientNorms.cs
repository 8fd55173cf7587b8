using ChainRule.Training;

namespace ChainRule.Workbench.Reporting;

/// <summary>Observes how long the gradients of each layer are, on the last batch of an epoch. It changes nothing.</summary>
/// <remarks>
/// An observation takes far longer than a recorded step of a small network, so at least 200 steps lie between two; the first and the last epoch
/// are observed always.
/// </remarks>
internal sealed class GradientNorms : ICallback
{
    private const int StepsBetween = 200;

    /// <summary>√Σg² over the parameters of each layer, by the layer's path; null if the epoch was not observed.</summary>
    public IReadOnlyDictionary<string, double>? OfEpoch { get; private set; }

    public void AfterEpoch(TrainingRun run)
    {
        var interval = Math.Max(1, StepsBetween / Math.Max(1, run.StepsPerEpoch));
        var isWanted = run.Epoch % interval == 0 || run.Epoch == 1 || run.Epoch == run.LastEpoch;
        OfEpoch = isWanted && run.Step > 0 ? run.Observe().GradientNorms : null;
    }
}
