using System.Numerics;
using ChainRule.Training;

namespace ChainRule.Workbench.Reporting;

/// <summary>Observes how long the gradients of each layer are, on the last batch of an epoch. It changes nothing.</summary>
/// <remarks>
/// An observation takes far longer than a recorded step of a small network, so at least 200 steps lie between two; in short epochs the 1st, 2nd, 4th,
/// 8th … are observed too. Which they are does not depend on the number of epochs, so that a training which goes on is the same as one that never stopped.
/// </remarks>
internal sealed class GradientNorms : ICallback
{
    private const int StepsBetween = 200;

    /// <summary>√Σg² over the parameters of each layer, by the layer's path; null if the epoch was not observed.</summary>
    public IReadOnlyDictionary<string, double>? OfEpoch { get; private set; }

    public void AfterEpoch(TrainingRun run)
    {
        var interval = Math.Max(1, StepsBetween / Math.Max(1, run.StepsPerEpoch));
        OfEpoch = run.Epoch % interval == 0 || BitOperations.IsPow2(run.Epoch) ? run.Observe().GradientNorms : null;
    }
}
