using ChainRule.Training;

namespace ChainRule.Workbench.Experiments;

/// <summary>Why an experiment ended.</summary>
public enum Ending
{
    /// <summary>all epochs are done</summary>
    AllEpochs,

    /// <summary>the training loss reached the wanted value</summary>
    LossReached,

    /// <summary>validation did not improve for as many epochs as patience allows</summary>
    NoImprovement,

    /// <summary>the user stopped it</summary>
    Cancelled,
}

/// <summary>What came of an experiment.</summary>
/// <param name="Epochs">how many passes over the training data were done</param>
/// <param name="Ending">why it ended</param>
/// <param name="Sets">how well the final model does, on the sets train, validation and test, as far as there are such; none of a cancelled training, which is to end at once</param>
/// <param name="Duration">how long training took, validation included</param>
public sealed record ExperimentResult(int Epochs, Ending Ending, IReadOnlyList<(string Name, Evaluation Evaluation)> Sets, TimeSpan Duration)
{
    /// <summary>The set that tells most: the one least used in training.</summary>
    public (string Name, Evaluation Evaluation)? Judged => Sets.Count == 0 ? null : Sets[^1];
}
