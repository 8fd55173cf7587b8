using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests.Layers.Own;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class EvaluatorTests
{
    private static readonly Dataset Data = new(Some.Tensor([600, 3], DType.Float32), Some.Indexes(600, 2));

    [Fact]
    public void Small_samples_are_judged_256_at_once()
    {
        var (model, loss) = (Model(out _), new CrossEntropy());
        var (total, count) = (0.0, 0);
        foreach (var rows in Enumerable.Range(0, 600).Chunk(256))
        {
            var (tape, batch) = (new Tape(), Data.Select(rows));
            total += loss.Compute(model.Forward(tape.Input(batch.Inputs)), tape.Input(batch.Targets)).Value.Item() * rows.Length;
            count += rows.Length;
        }

        Assert.Equal(total / count, new Evaluator(model, loss).Evaluate(Data).Loss);
    }

    [Fact]
    public void Predictions_are_those_of_the_model()
    {
        var (model, loss) = (Model(out _), new CrossEntropy());
        var predicted = new Evaluator(model, loss).Predict(Data.Inputs);
        for (var start = 0; start < 600; start += 256)
        {
            var end = Math.Min(600, start + 256);
            Near.SameBits(new Evaluator(model, loss).Predict(Data.Inputs.Rows(start, start + 1)), loss.Probabilities(model.Forward(new Tape().Input(Data.Inputs.Rows(start, start + 1)))).Value);
            Near.SameBits(loss.Probabilities(model.Forward(new Tape().Input(Data.Inputs.Rows(start, end)))).Value, predicted.Rows(start, end).Clone());
        }
    }

    [Fact]
    public void Inputs_of_different_sizes_and_single_numbers_are_refused()
    {
        var evaluator = new Evaluator(new Gate(3), new MeanSquaredError());
        foreach (var (first, second) in ((int, int)[])[(4, 3), (4, 5)])
        {
            var fault = Assert.Throws<ShapeException>(() => evaluator.Predict(new([first, 3]), new([second, 3])));
            Assert.Equal($"Gate(3) takes inputs of the same batch size, not of {first} and {second} samples.", fault.Message);
        }

        Assert.Equal(
            "Linear(1, 1) takes a batch; a single number has no batch dimension.",
            Assert.Throws<ShapeException>(() => new Evaluator(new Linear(1, 1), new MeanSquaredError()).Predict(Tensor.Scalar(1, DType.Float32))).Message);
    }

    [Fact]
    public void Large_samples_are_fewer_at_once()
    {
        // A row puts 4 MiB into memory, which it reads to put as many there: half of 256 rows fill 1 GiB.
        var seen = new Seen(most: 2);
        var model = new Sequential(new Conv2d(1, 256, 1), new Sigmoid(), seen, new GlobalAvgPool2d());
        Assert.Throws<InvalidOperationException>(() => new Evaluator(model, new MeanSquaredError()).Predict(new Tensor([300, 1, 64, 64])));
        Assert.Equal(1, seen.Rows[0]);
        Assert.InRange(seen.Rows[1], 64, 255);
    }

    [Fact]
    public void The_number_can_be_set()
    {
        var model = Model(out var seen);
        var (usual, set) = (new Evaluator(model, new CrossEntropy()), new Evaluator(model, new CrossEntropy()) { BatchSize = 250 });
        Assert.Equal(usual.Evaluate(Data).Classification!.Accuracy, set.Evaluate(Data).Classification!.Accuracy);
        set.Predict(Data.Inputs);
        Assert.Equal([1, 256, 88, 250, 100, 250, 100], seen.Rows);
        Assert.Throws<SettingException>(() => new Evaluator(model, new CrossEntropy()) { BatchSize = 0 });
    }

    [Fact]
    public void A_target_that_is_no_class_is_named_by_its_row_of_the_whole_set()
    {
        var data = new Dataset(Some.Tensor([600, 2]), Tensor.From([.. Enumerable.Range(0, 600).Select(row => row == 555 ? 3L : 0)], 600));
        var fault = Assert.Throws<ShapeException>(() => new Evaluator(new Sequential(new Linear(2, 3)), new CrossEntropy()).Evaluate(data));
        Assert.StartsWith("Sample 555 has the class 3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_have_no_predictions() =>
        Assert.Equal([0, 3], new Evaluator(new Gate(3), new MeanSquaredError()).Predict(new Tensor([0, 3]), new Tensor([0, 3])).Shape);

    [Fact]
    public void Samples_without_elements_have_predictions_without_elements() =>
        Assert.Equal([4, 0], new Evaluator(new Relu(), new MeanSquaredError()).Predict(new Tensor([4, 0])).Shape);

    private static Sequential Model(out Seen seen)
    {
        seen = new Seen();
        var model = new Sequential(new Linear(3, 8), new Tanh(), seen, new Linear(8, 2));
        model.Initialize(seed: 3);
        return model;
    }

    /// <summary>Notes how many rows reach it each time that it is recorded.</summary>
    private sealed class Seen(int most = int.MaxValue) : UnaryLayer
    {
        public List<int> Rows { get; } = [];

        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x)
        {
            Rows.Add(x.Shape[0]);
            return Rows.Count < most ? x : throw new InvalidOperationException("enough");
        }
    }
}
