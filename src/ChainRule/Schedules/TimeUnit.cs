namespace ChainRule.Schedules;

/// <summary>What a schedule counts.</summary>
public enum TimeUnit
{
    /// <summary>passes over the training data: the rate changes between them</summary>
    Epoch,

    /// <summary>the optimizer's steps: the rate changes with each</summary>
    Step,
}
