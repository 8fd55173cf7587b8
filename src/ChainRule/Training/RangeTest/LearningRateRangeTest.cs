using ChainRule.Data;

namespace ChainRule.Training;

/// <summary>
/// The range test (Smith 2017): some hundred steps of real training while the learning rate rises exponentially, until the loss explodes. Its
/// curve tells which rates teach the model something. Afterwards everything is as it was before.
/// </summary>
/// <param name="Lowest">the first rate</param>
/// <param name="Highest">the last rate, if the loss does not explode before</param>
/// <param name="Steps">how many steps lead from one to the other</param>
public sealed record LearningRateRangeTest(double Lowest = 1e-7, double Highest = 10, int Steps = 300)
{
    /// <summary>The first rate.</summary>
    public double Lowest { get; } = Setting.Positive(Lowest);

    /// <summary>The last rate, if the loss does not explode before.</summary>
    public double Highest { get; } = Setting.Positive(Highest);

    /// <summary>How many steps lead from one to the other.</summary>
    public int Steps { get; } = (int)Setting.Positive(Steps);

    /// <summary>Runs the test with a trainer's model, optimizer and settings, but without its callbacks. Groups keep their share of the rate.</summary>
    /// <param name="trainer">what would train; it is not changed</param>
    /// <param name="train">what to learn from</param>
    /// <param name="cancellation">ends the test after the step in progress</param>
    /// <exception cref="OperationCanceledException">cancelled; everything is as it was before</exception>
    public async Task<LearningRateRange> RunAsync(Trainer trainer, BatchSource train, CancellationToken cancellation = default)
    {
        using var exploded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var rising = new RisingRate(this, exploded.Cancel);
        var copy = new Trainer(trainer.Model, trainer.Loss, trainer.Optimizer)
        {
            BatchSize = trainer.BatchSize,
            Seed = trainer.Seed,
            Regularization = trainer.Regularization,
            Augmentation = trainer.Augmentation,
            Device = trainer.Device,
            Callbacks = [rising],
        };
        var before = copy.State();
        try
        {
            await foreach (var _ in copy.FitAsync(train, epochs: int.MaxValue, cancellation: exploded.Token).ConfigureAwait(false))
            {
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The test has come to its end.
        }
        catch (DivergedException)
        {
            // No rate from here on is of use.
        }
        finally
        {
            before.CopyTo([.. copy.LiveState().Where(tensor => before.Has(tensor.Name))]);
        }

        return new(rising.Points);
    }

    /// <summary>The rate of a step, from 0.</summary>
    internal double Rate(int step) => Lowest * Math.Pow(Highest / Lowest, step / Math.Max(1.0, Steps - 1));
}
