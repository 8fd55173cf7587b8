using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Bench.Endurance;

/// <summary>32 threads predict with one model what one thread does, bit for bit.</summary>
internal static class ManyPredictions
{
    private const int Threads = 32;
    private const int Different = 64;

    public static async Task<bool> RunAsync(int calls)
    {
        var model = new Sequential(
            new Conv2d(1, 8, 3, padding: 1), new BatchNorm2d(8), new Relu(), new MaxPool2d(2), new Dropout(0.5), new Flatten(), new Linear(8 * 6 * 6, 32), new Tanh(), new Linear(32, 5));
        var inputs = Enumerable.Range(0, Different).Select(Pictures).ToArray();
        var alone = new Evaluator(model, new CrossEntropy());
        var expected = inputs.Select(input => alone.Predict(input)).ToArray();
        var shared = new Evaluator(model, new CrossEntropy());
        var (next, wrong) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(Predict, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Console.WriteLine($"{calls} calls of {Threads} threads: {wrong} differ from one thread's");
        return wrong == 0;

        void Predict()
        {
            for (var call = Interlocked.Increment(ref next); call < calls; call = Interlocked.Increment(ref next))
            {
                if (!shared.Predict(inputs[call % Different]).Bytes.SequenceEqual(expected[call % Different].Bytes))
                    Interlocked.Increment(ref wrong);
            }
        }
    }

    // One to seven pictures.
    private static Tensor Pictures(int number)
    {
        var random = new RandomSource((ulong)number, "pictures");
        var pictures = new Tensor([1 + number % 7, 1, 12, 12]);
        for (var i = 0; i < pictures.Count; i++)
            pictures.SetValue(i, random.NextUniform(-1, 1));
        return pictures;
    }
}
