using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>A part of a training that is long enough for its losses to say something: means over its epochs.</summary>
/// <param name="Epoch">its last epoch</param>
/// <param name="Training">the mean training loss</param>
/// <param name="Validation">the mean validation loss; null without validation data</param>
internal sealed record CourseStretch(int Epoch, double Training, double? Validation);

/// <summary>The losses of a training, in stretches of one or more epochs.</summary>
internal sealed class Course
{
    /// <summary>The number of stretches from which on a model counts as trained for a while.</summary>
    public const int Enough = 4;

    // A mean over fewer steps and samples swings by itself.
    private const int StepsOfStretch = 100;
    private const int SamplesOfStretch = 1000;

    private readonly List<CourseStretch> _stretches = [];
    private readonly List<EpochReport> _epochs = [];
    private int _steps;

    public IReadOnlyList<CourseStretch> Stretches => _stretches;

    /// <summary>Adds an epoch; whether a stretch is complete with it.</summary>
    public bool Add(EpochReport epoch, int steps)
    {
        _epochs.Add(epoch);
        _steps += steps;
        if (_steps < StepsOfStretch || _epochs.Sum(one => (long)one.Samples) < SamplesOfStretch)
            return false;
        _stretches.Add(new(epoch.Epoch, _epochs.Average(one => one.Training.Loss), epoch.Validation is null ? null : _epochs.Average(one => one.Validation?.Loss)));
        _epochs.Clear();
        _steps = 0;
        return true;
    }
}
