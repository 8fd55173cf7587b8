using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class KeptProgramsTests
{
    private static readonly Dataset Data = new(Some.Tensor([600, 3], DType.Float32), Some.Indexes(600, 2));

    [Fact]
    public void A_second_call_records_nothing()
    {
        var (evaluator, seen) = Judged();
        var (loss, predicted) = (evaluator.Evaluate(Data).Loss, evaluator.Predict(Data.Inputs));
        var recorded = seen.Inputs.Count;
        Assert.Equal(loss, evaluator.Evaluate(Data).Loss);
        Near.SameBits(predicted, evaluator.Predict(Data.Inputs));
        Assert.Equal(recorded, seen.Inputs.Count);
    }

    [Fact]
    public void The_epochs_of_a_fit_record_once()
    {
        var seen = new Seen();
        var trainer = new Trainer(Model(seen), new CrossEntropy(), new Sgd(0.1)) { BatchSize = 100 };
        Assert.Equal(Recordings(epochs: 1), Recordings(epochs: 5));

        int Recordings(int epochs)
        {
            seen.Inputs.Clear();
            trainer = new(trainer.Model, trainer.Loss, trainer.Optimizer) { BatchSize = 100 };
            foreach (var _ in trainer.FitAsync(Data, Data, epochs).ToBlockingEnumerable())
            {
            }

            return seen.Inputs.Count;
        }
    }

    [Fact]
    public void What_has_changed_since_is_seen()
    {
        var model = Model(new Seen());
        var evaluator = new Evaluator(model, new CrossEntropy());
        var before = AsOfANewOne();
        model.Initialize(seed: 4);
        var drawn = AsOfANewOne();
        Assert.False(before.Bytes.SequenceEqual(drawn.Bytes));
        model.To(DType.Float64);
        Assert.Equal(DType.Float64, AsOfANewOne().Type);
        model.To(DType.Float32);
        Near.SameBits(drawn, AsOfANewOne());

        Tensor AsOfANewOne()
        {
            var (another, predicted) = (new Evaluator(model, new CrossEntropy()), evaluator.Predict(Data.Inputs));
            Near.SameBits(another.Predict(Data.Inputs), predicted);
            Assert.Equal(another.Evaluate(Data).Loss, evaluator.Evaluate(Data).Loss);
            return predicted;
        }
    }

    [Fact]
    public void Programs_are_told_apart_by_more_than_the_number_of_rows()
    {
        var model = new Sequential(new Conv2d(1, 2, 3), new GlobalAvgPool2d());
        var evaluator = new Evaluator(model, new MeanSquaredError());
        foreach (var size in (int[])[5, 8, 5, 8])
        {
            var pictures = Some.Tensor([4, 1, size, size], DType.Float32);
            Near.SameBits(new Evaluator(model, new MeanSquaredError()).Predict(pictures), evaluator.Predict(pictures));
        }
    }

    [Fact]
    public async Task Many_threads_predict_what_one_does_of_any_number_of_rows()
    {
        int[] rows = [1, 37, 600, 150];
        var inputs = Enumerable.Range(0, 8).Select(i => Some.Tensor([rows[i / 2], 3], DType.Float32, seed: (ulong)i + 1)).ToArray();
        var expected = inputs.Select(input => NewEvaluator().Predict(input)).ToArray();
        var evaluator = NewEvaluator();
        var threads = Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
            () => Enumerable.Range(0, 40).Select(_ => evaluator.Predict(inputs[i])).ToArray(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        for (var i = 0; i < threads.Length; i++)
            Assert.All(await threads[i], predicted => Near.SameBits(expected[i], predicted));

        static Evaluator NewEvaluator() => new(Model(new Seen()), new CrossEntropy()) { BatchSize = 100 };
    }

    [Fact]
    public void Whole_numbers_are_no_input_of_a_layer_of_floats()
    {
        var data = new Dataset(new Tensor([4, 3], DType.Int64), new Tensor([4], DType.Int64));
        var (evaluator, _) = Judged();
        foreach (var use in (Action[])[() => evaluator.Evaluate(data), () => evaluator.Predict(data.Inputs)])
            Assert.Contains("takes one input of floating-point n", Assert.Throws<ShapeException>(use).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_take_no_more_memory_than_those_before()
    {
        var (evaluator, _) = Judged();
        Run();
        Run();
        Assert.InRange(Allocations.Of(Run), 0, 1 << 17);

        void Run()
        {
            evaluator.Evaluate(Data);
            evaluator.Predict(Data.Inputs);
        }
    }

    private static (Evaluator Evaluator, Seen Seen) Judged()
    {
        var seen = new Seen();
        return (new(Model(seen), new CrossEntropy()), seen);
    }

    private static Sequential Model(Seen seen)
    {
        var model = new Sequential(new Linear(3, 8), new Tanh(), seen, new Linear(8, 2));
        model.Initialize(seed: 3);
        return model;
    }

    /// <summary>Notes the shape of what reaches it each time that it is recorded.</summary>
    private sealed class Seen : UnaryLayer
    {
        private readonly Lock _lock = new();

        public List<Shape> Inputs { get; } = [];

        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x)
        {
            lock (_lock)
                Inputs.Add(x.Shape);
            return x;
        }
    }
}
