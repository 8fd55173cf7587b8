namespace ChainRule.Training;

/// <summary>How often a training is saved: every so many epochs, every so many steps, or whenever so much time has passed.</summary>
public sealed record CheckpointInterval
{
    private CheckpointInterval(int? epochs = null, long? steps = null, TimeSpan? time = null) => (Epochs, Steps, Time) = (epochs, steps, time);

    /// <summary>The number of epochs, counted from the first; null for another kind of interval.</summary>
    public int? Epochs { get; }

    /// <summary>The number of steps, counted from the first; null for another kind of interval.</summary>
    public long? Steps { get; }

    /// <summary>The least time from one checkpoint to the next; null for another kind of interval.</summary>
    public TimeSpan? Time { get; }

    /// <summary>After every so many epochs.</summary>
    /// <exception cref="SettingException">less than 1</exception>
    public static CheckpointInterval OfEpochs(int epochs) => new(epochs: (int)Setting.Positive(epochs));

    /// <summary>After every so many steps.</summary>
    /// <exception cref="SettingException">less than 1</exception>
    public static CheckpointInterval OfSteps(long steps) => new(steps: (long)Setting.Positive(steps));

    /// <summary>After the first step that ends so long after the last checkpoint.</summary>
    /// <exception cref="SettingException">not above 0</exception>
    public static CheckpointInterval OfTime(TimeSpan time) => new(time: TimeSpan.FromSeconds(Setting.Positive(time.TotalSeconds, nameof(time))));

    /// <summary>Whether a checkpoint is due after a step.</summary>
    /// <param name="steps">how many steps are done</param>
    /// <param name="since">the time since the last checkpoint</param>
    internal bool IsDueAfterStep(long steps, TimeSpan since) => steps % Steps == 0 || since >= Time;

    /// <summary>Whether a checkpoint is due after an epoch.</summary>
    /// <param name="epochs">how many epochs are done</param>
    /// <param name="since">the time since the last checkpoint</param>
    internal bool IsDueAfterEpoch(int epochs, TimeSpan since) => epochs % Epochs == 0 || since >= Time;
}
