using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Losses;

public sealed class LossTests
{
    private static readonly Tensor Output = Tensor.From([0.5, -1, 2, 0.25, 3, -0.5], 2, 3);
    private static readonly Tensor Target = Tensor.From([1.0, 0, 1, 0.25, 0, 1], 2, 3);

    public static TheoryData<string> All => ["half", "mse", "mae", "huber", "huber 2", "bce", "ce"];

    [Fact]
    public void Losses_are_their_formulas()
    {
        double[] errors = [.. Output.ToDoubles().Zip(Target.ToDoubles(), (y, t) => y - t)];
        Near.Equal(errors.Sum(e => e * e) / 2 / 2, Value(new HalfSquaredError(), Target));
        Near.Equal(errors.Average(e => e * e), Value(new MeanSquaredError(), Target));
        Near.Equal(errors.Average(Math.Abs), Value(new MeanAbsoluteError(), Target));
        Near.Equal(errors.Average(e => Math.Abs(e) <= 2 ? e * e / 2 : 2 * (Math.Abs(e) - 1)), Value(new Huber(2), Target));
        Near.Equal(
            Output.ToDoubles().Zip(Target.ToDoubles(), (z, t) => -t * Math.Log(Sigmoid(z)) - (1 - t) * Math.Log(1 - Sigmoid(z))).Average(),
            Value(new BinaryCrossEntropy(), Target));
    }

    [Fact]
    public void Cross_entropy_of_indexes_equals_that_of_certain_probabilities()
    {
        var indexes = Tensor.From([2L, 0L], 2);
        var probabilities = Tensor.From([0.0, 0, 1, 1, 0, 0], 2, 3);
        foreach (var smoothing in (double[])[0, 0.1, 1])
            Near.Equal(Value(new CrossEntropy(smoothing), probabilities), Value(new CrossEntropy(smoothing), indexes));
    }

    [Fact]
    public void Class_weights_weigh_the_mean_of_indexes_and_the_sum_of_probabilities()
    {
        double[] weights = [1, 2, 5];
        var logarithms = new Tape().Input(Output).LogSoftmax().Value;
        var (first, second) = (-logarithms.Value(2), -logarithms.Value(3));
        Near.Equal((5 * first + 1 * second) / 6, Value(new CrossEntropy(0, weights), Tensor.From([2L, 0L], 2)));
        Near.Equal((5 * first + 1 * second) / 2, Value(new CrossEntropy(0, weights), Tensor.From([0.0, 0, 1, 1, 0, 0], 2, 3)));
    }

    [Fact]
    public void Large_outputs_do_not_overflow()
    {
        var large = Tensor.From([1000.0, -1000, 0, -1000, 1000, 0], 2, 3);
        var tape = new Tape();
        Near.Equal(1000, new CrossEntropy().Compute(tape.Input(large), tape.Input(Tensor.From([2L, 1L], 2))).Value.Item() * 2);
        Near.Equal(0, new BinaryCrossEntropy().Compute(tape.Input(large), tape.Input(Tensor.From([1.0, 0, 0.5, 0, 1, 0.5], 2, 3))).Value.Item() * 3 - Math.Log(2));
    }

    [Theory, MemberData(nameof(All))]
    public void A_target_of_another_shape_is_refused_in_words(string name)
    {
        var error = Assert.Throws<ShapeException>(() => Value(Of(name), new Tensor([3, 2], DType.Float64)));
        Assert.Contains("compares outputs with targets of the same shape; these are [2, 3] and [3, 2].", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cross_entropy_takes_rows_of_classes()
    {
        var tape = new Tape();
        var indexes = tape.Input(Tensor.From([1L, 2L], 2));
        Assert.Equal(
            "CrossEntropy takes outputs of shape [batch, …, classes], not [3].",
            Assert.Throws<ShapeException>(() => new CrossEntropy().Compute(tape.Input(new Tensor([3])), indexes)).Message);
        Assert.Equal(
            "CrossEntropy was given 2 class weights for 3 classes.",
            Assert.Throws<ShapeException>(() => new CrossEntropy(0, [1, 2]).Compute(tape.Input(Output), indexes)).Message);
        Assert.Throws<SettingException>(() => new CrossEntropy(labelSmoothing: 1.5));
        Assert.Throws<SettingException>(() => new CrossEntropy(labelSmoothing: double.NaN));
    }

    [Fact]
    public void Regularization_counts_weights_alone()
    {
        var model = new Sequential(new Linear(2, 2), new LayerNorm(2));
        model.To(DType.Float64);
        model.Parameters[0].Load(Tensor.From([1.0, -2, 3, -4], 2, 2));
        var tape = new Tape();
        var loss = tape.Input(Tensor.Scalar(10, DType.Float64));
        Assert.Equal(10, new Regularization().AddTo(loss, model.Parameters).Value.Item());
        Near.Equal(10 + 0.5 * (10 + 2), new Regularization(l1: 0.5).AddTo(loss, model.Parameters).Value.Item());
        Near.Equal(10 + 0.1 * (15 + 1), new Regularization(l2: 0.1).AddTo(loss, model.Parameters).Value.Item());
    }

    [Fact]
    public void A_loss_of_several_numbers_is_refused()
    {
        var tape = new Tape();
        Assert.Equal(
            "A loss is a single number, but PerElement returns float64[2, 3]: take the mean or the sum of it.",
            Assert.Throws<ShapeException>(() => new PerElement().Compute(tape.Input(Output), tape.Input(Target), null, [])).Message);
    }

    private static Loss Of(string name) => name switch
    {
        "half" => new HalfSquaredError(),
        "mse" => new MeanSquaredError(),
        "mae" => new MeanAbsoluteError(),
        "huber" => new Huber(),
        "huber 2" => new Huber(2),
        "bce" => new BinaryCrossEntropy(),
        _ => new CrossEntropy(),
    };

    private static double Value(Loss loss, Tensor target)
    {
        var tape = new Tape();
        var value = loss.Compute(tape.Input(Output), tape.Input(target));
        Assert.Equal([], value.Shape);
        return value.Value.Item();
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private sealed class PerElement : Loss
    {
        public override Variable Compute(Variable output, Variable target) => output - target;
    }
}
