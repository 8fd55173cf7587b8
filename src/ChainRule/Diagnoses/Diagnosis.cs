using ChainRule.Data;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>What is wrong with a model and its data, and what is not.</summary>
public sealed class Diagnosis
{
    private const int MostBatches = 8;
    private const int MostRows = 64;

    private Diagnosis(IReadOnlyList<Finding> findings, IReadOnlyList<Illness> absent, bool judgesCourse) => (Findings, Absent, JudgesCourse) = (findings, absent, judgesCourse);

    /// <summary>What was found: the serious before the others, a cause before what it explains.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The illnesses that were looked for and not found; those that cannot be judged by what is known are left out.</summary>
    public IReadOnlyList<Illness> Absent { get; }

    /// <summary>Whether a training was watched for long enough to judge how its losses went: the learning rate, over-fitting.</summary>
    public bool JudgesCourse { get; }

    /// <summary>Whether nothing serious was found.</summary>
    public bool IsWell => !Findings.Any(finding => finding.IsSerious);

    /// <summary>Examines a model with data, without training it: it is left as it was.</summary>
    /// <remarks>
    /// A few batches are run forward and backward. For a moment the model is trained on one batch alone, so no other thread may use it meanwhile.
    /// </remarks>
    /// <param name="trainer">the model, its loss, and what runs it</param>
    /// <param name="data">what it learns from, or data like those</param>
    /// <param name="isTrained">whether the model has been trained: then its predictions are judged too</param>
    /// <param name="cancellation">stops between two batches</param>
    /// <exception cref="ArgumentException">the data set is empty</exception>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first</exception>
    /// <exception cref="ShapeException">the data do not fit the model</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static Diagnosis Of(Trainer trainer, BatchSource data, bool isTrained = true, CancellationToken cancellation = default)
    {
        var batches = new ModelBatches(trainer.Model, trainer.Loss, data);
        batches.CheckAll();
        var sample = DataSample.Of(data);
        return Of(new Evidence
        {
            Trainer = trainer,
            Data = DataFigures.Of(trainer, data, sample),
            Steps = Observe(trainer, batches, cancellation),
            Judged = isTrained ? trainer.Evaluate(data, cancellation: cancellation) : null,
            Neighbours = NeighbourTest.Of(sample),
            Trial = OneBatchTrial.Of(trainer, data, cancellation),
        });
    }

    /// <summary>What the evidence says.</summary>
    internal static Diagnosis Of(Evidence evidence)
    {
        var judged = Illnesses.All.Where(illness => illness.CanJudge(evidence)).ToList();
        var found = judged.Select(illness => illness.Find(evidence)).OfType<Finding>().ToList();
        var ill = found.Select(finding => finding.Illness).ToList();
        return new(
            [.. found.Select(Explained).OrderByDescending(finding => finding.IsSerious)],
            [.. judged.Except(ill)],
            evidence.Course.Count >= Course.Enough);

        Finding Explained(Finding finding) => finding with { Cause = ill.Find(other => finding.Illness.Causes.Contains(other.GetType())) };
    }

    private static List<StepFigures> Observe(Trainer trainer, ModelBatches batches, CancellationToken cancellation)
    {
        var rows = Math.Min(MostRows, batches.Count);
        var steps = new List<StepFigures>();
        foreach (var chosen in DataSample.Rows(batches.Count, Math.Min(MostBatches, batches.Count / rows) * rows).Chunk(rows))
        {
            cancellation.ThrowIfCancellationRequested();
            Tensor[] batch = [.. batches.Types.Select(type => type.NewBatch(rows))];
            batches.Load(chosen, batch, check: false);
            steps.Add(StepFigures.Of(StepObservation.Of(trainer, batch)));
        }

        return steps;
    }
}
