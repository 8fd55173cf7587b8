using ChainRule.Data;
using ChainRule.Training;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.TensorBoard.Messages;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>
/// Writes what TensorBoard shows: the loss of steps, the figures of epochs, gradient norms of layers, histograms of weights and gradients, pictures, and the graph.
/// </summary>
/// <remarks>
/// Figures of epochs count epochs, those of steps count steps. Once an epoch, the last step is run again to look at its gradients, which takes
/// about as long as two steps.
/// </remarks>
public sealed class TensorBoardCallback : ICallback
{
    private const int MostInputs = 16;

    private readonly EventFolder _events;
    private bool _hasBegun;

    /// <summary>Makes a folder for one training.</summary>
    /// <param name="folder">where the folders of trainings are: <c>run-1</c>, <c>run-2</c>, …; made if there is none</param>
    /// <param name="clock">says when an event happened; by default the system's</param>
    /// <exception cref="InputException">no events can be written there</exception>
    public TensorBoardCallback(string folder, TimeProvider? clock = null) => _events = EventFolder.Create(folder, clock ?? TimeProvider.System);

    /// <summary>The folder of this training.</summary>
    public string Folder => _events.Path;

    /// <summary>Of so many steps, one is written.</summary>
    /// <exception cref="SettingException">less than 1</exception>
    public int EverySteps { get; init => field = (int)Setting.Positive(value, nameof(EverySteps)); } = 10;

    /// <summary>Which figures are written for an evaluation: by default its own.</summary>
    public Func<Evaluation, Evaluation> Figures { get; init; } = evaluation => evaluation;

    /// <inheritdoc/>
    public void AfterStep(TrainingRun run)
    {
        var step = run.Optimizer.StepCount;
        if (!_hasBegun)
            Begin(run, step);
        else if (step % EverySteps != 0)
            return;
        _events.Train.Write(step, Summaries.Scalar("step/loss", run.Loss), Summaries.Scalar("step/learning_rate", run.Optimizer.LearningRate));
    }

    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun run)
    {
        var report = run.Report!;
        _events.Train.Write(run.Epoch, [.. FiguresOf(report.Training), Summaries.Scalar("epoch/learning_rate", report.LearningRate)]);
        if (report.Validation is { } validation)
            _events.Validation.Write(run.Epoch, FiguresOf(validation));
        _events.Train.Write(run.Epoch, OfGradients(run.Observe()));
        _events.Train.Write(run.Epoch, run.Model.Parameters.Select(parameter => Summaries.Histogram($"weights/{parameter.Path}", parameter.Tensor)));
        if (run.Train.InputTypes is [var input] && FirstFilters.Of(run.Model, input.Shape) is { } filters && PictureGrid.CanShow(filters.Shape))
            _events.Train.Write(run.Epoch, Summaries.Picture("filters", new(filters)));
    }

    private void Begin(TrainingRun run, long step)
    {
        _hasBegun = true;
        var observation = run.Observe();
        _events.Train.Write(TapeGraph.Of(observation.Tape.Nodes.Take(observation.ForwardNodes), run.Model));
        if (PictureGrid.CanShow(run.Batch[0].Shape))
            _events.Train.Write(step, Summaries.Picture("inputs", new(run.Batch[0], MostInputs)));
    }

    private IEnumerable<SummaryValue> FiguresOf(Evaluation evaluation) =>
        Figures(evaluation).Figures.Select(figure => Summaries.Scalar($"epoch/{figure.Name}", figure.Value));

    private static IEnumerable<SummaryValue> OfGradients(StepObservation observation) =>
    [
        .. observation.GradientNorms.Select(layer => Summaries.Scalar($"gradient_norm/{(layer.Key.Length == 0 ? "model" : layer.Key)}", layer.Value)),
        .. observation.Gradients.Select(pair => Summaries.Histogram($"gradients/{pair.Parameter.Path}", pair.Gradient)),
    ];
}
