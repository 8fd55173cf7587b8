using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

namespace ChainRule.Bench.Endurance;

/// <summary>A small network that has all that remembers something, on 400 drawn digits: 100 steps are an epoch.</summary>
internal static class SmallTraining
{
    public const int StepsPerEpoch = 100;

    public static BatchSource Data { get; } = BuiltIn.Create("digits", seed: 0).Train.Select([.. Enumerable.Range(0, 400)]);

    public static Trainer New(Optimizer optimizer, params IReadOnlyList<ICallback> callbacks) =>
        new(new Sequential(new Flatten(), new Linear(784, 16), new BatchNorm1d(16), new Tanh(), new Dropout(0.1), new Linear(16, 10)), new CrossEntropy(), optimizer)
        {
            BatchSize = 4,
            Callbacks = callbacks,
        };

    public static bool IsFinite(TrainingState state) => state.Tensors.All(named => named.Tensor.ToDoubles().All(double.IsFinite));
}
