using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>Watches a training, and finds what is wrong with it while it runs; it changes nothing.</summary>
/// <remarks>It observes some early steps and then one in <see cref="Interval"/>, on at most 32 samples of the batch: in a long training that takes about 1 % of the time.</remarks>
public sealed class Doctor : ICallback
{
    /// <summary>After the first few, one step in so many is observed.</summary>
    public const int Interval = 250;

    private const int MostSamples = 32;

    // A finding rests on several steps, but an old one says little.
    private const int StepsKept = 20;

    private readonly Queue<StepFigures> _steps = [];
    private readonly Course _course = new();
    private readonly List<Finding> _findings = [];
    private DataFigures? _data;
    private StepFigures? _observed;
    private Tensor[] _before = [];
    private long _stepsDone;

    /// <summary>What has been found so far, each illness once and as it was seen last, in the order in which they were first seen.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>What was found for the first time after the last epoch, or when training ended.</summary>
    public IReadOnlyList<Finding> News { get; private set; } = [];

    /// <summary>The state of health when it was last looked at; null before.</summary>
    public Diagnosis? Diagnosis { get; private set; }

    /// <inheritdoc/>
    public void BeforeTraining(TrainingRun run) => _data = DataFigures.Of(run.Trainer, run.Train, DataSample.Of(run.Train));

    /// <inheritdoc/>
    public void BeforeStep(TrainingRun run)
    {
        _observed = null;
        if (_stepsDone is not (0 or 9 or 49) && (_stepsDone + 1) % Interval != 0)
            return;
        var samples = Math.Min(MostSamples, run.Rows.Length);
        _observed = StepFigures.Of(StepObservation.Of(run.Trainer, [.. run.Batch.Select(tensor => tensor.Rows(0, samples))], run.Train.Weights is not null));
        _before = [.. StepFigures.WeightsOf(run.Model).Select(weight => weight.Tensor.Clone())];
    }

    /// <inheritdoc/>
    public void AfterStep(TrainingRun run)
    {
        _stepsDone++;
        if (_observed is null)
            return;
        Keep(_observed.Updated(run.Model, _before));
        _observed = null;
    }

    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun run)
    {
        News = [];
        if (_course.Add(run.Report!, run.StepsPerEpoch) || run.StoppedBy is not null || run.EpochsDone == run.LastEpoch)
            Examine(run);
    }

    /// <inheritdoc/>
    public void AfterTraining(TrainingRun run)
    {
        News = [];
        if (run.Fault is not DivergedException)
            return;
        if (_observed is not null)
            Keep(_observed);
        Examine(run);
    }

    private void Keep(StepFigures step)
    {
        _steps.Enqueue(step);
        if (_steps.Count > StepsKept)
            _steps.Dequeue();
    }

    private void Examine(TrainingRun run)
    {
        var judges = _course.Stretches.Count >= Course.Enough;
        Diagnosis = Diagnosis.Of(new Evidence
        {
            Trainer = run.Trainer,
            Data = _data!,
            Steps = [.. _steps],
            Course = _course.Stretches,
            Judged = judges ? run.Report?.Training : null,
            Validated = judges ? run.Report?.Validation : null,
            Divergence = run.Fault as DivergedException,
        });
        News = [.. Diagnosis.Findings.Where(finding => !_findings.Exists(earlier => earlier.Illness == finding.Illness))];
        foreach (var finding in Diagnosis.Findings)
        {
            var place = _findings.FindIndex(earlier => earlier.Illness == finding.Illness);
            if (place < 0)
                _findings.Add(finding);
            else
                _findings[place] = finding;
        }
    }
}
