using ChainRule.Optimizers;

namespace ChainRule.Bench.Endurance;

/// <summary>Whatever the count of steps, an epoch of each optimizer leaves finite numbers behind.</summary>
internal static class GreatStepCounts
{
    public static async Task<bool> RunAsync()
    {
        var holds = true;
        foreach (var steps in (long[])[1_000_000, 1_000_000_000, 1_000_000_000_000])
        {
            foreach (var optimizer in (Func<Optimizer>[])[() => new Sgd(1e-3, 0.9), () => new Adam(1e-3), () => new AdamW(1e-3), () => new RmsProp(1e-3), () => new Adagrad(1e-3)])
            {
                var trainer = SmallTraining.New(optimizer());
                await foreach (var _ in trainer.FitAsync(SmallTraining.Data, epochs: 1))
                {
                }

                var state = trainer.State();
                state["optimizer.steps"].Span<long>()[0] = steps;
                await foreach (var _ in trainer.FitAsync(SmallTraining.Data, epochs: 1, from: state))
                {
                }

                var good = trainer.Optimizer.StepCount == steps + SmallTraining.StepsPerEpoch && SmallTraining.IsFinite(trainer.State());
                Console.WriteLine($"{trainer.Optimizer.GetType().Name} from step {steps}: {(good ? "counted on, all finite" : "wrong")}");
                holds &= good;
            }
        }

        return holds;
    }
}
