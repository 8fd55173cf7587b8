using System.Globalization;
using ChainRule.Training;

namespace OwnCallbacks;

/// <summary>Prints a line for each epoch, and how training ended.</summary>
internal sealed class Diary : ICallback
{
    private double _greatest;

    public void BeforeTraining(TrainingRun run) =>
        Console.WriteLine($"{(run.IsResumed ? "goes on" : "starts")} with epoch {run.EpochsDone + 1}: {run.StepsPerEpoch} steps each");

    public void BeforeEpoch(TrainingRun run) => _greatest = 0;

    // The losses of the single steps are nowhere else.
    public void AfterStep(TrainingRun run) => _greatest = Math.Max(_greatest, run.Loss);

    public void AfterEpoch(TrainingRun run) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {run.Epoch,2}  validation loss {run.Report!.Validation!.Loss:0.0000}  greatest loss of a step {_greatest:0.0000}  learning rate {run.Report.LearningRate}"));

    public void AfterTraining(TrainingRun run) =>
        Console.WriteLine(run.IsComplete ? $"ended by {run.StoppedBy?.Name ?? "the number of epochs"}\n" : "interrupted\n");
}
