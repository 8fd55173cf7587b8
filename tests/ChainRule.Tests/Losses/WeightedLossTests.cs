using System.Text.Json;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Losses;

/// <summary>Losses whose samples count differently, against PyTorch's.</summary>
public sealed class WeightedLossTests
{
    private const string File = "weighted-losses.json";

    private static readonly Tensor Output = Tensor.From([0.5, -1, 2, 0.25, 3, -0.5], 2, 3);
    private static readonly Tensor Target = Tensor.From([1.0, 0, 1, 0.25, 0, 1], 2, 3);

    public static TheoryData<string> All => Fixtures.Names(File);

    public static TheoryData<string> Kinds => ["half", "mse", "mae", "huber", "bce", "ce", "smoothed"];

    [Theory, MemberData(nameof(All))]
    public void Loss_and_gradient_are_the_same(string name)
    {
        var fixture = Fixtures.Case(File, name);
        var tape = new Tape();
        var output = tape.Input(fixture.GetProperty("output").Tensor());
        var loss = Of(name, fixture).Compute(output, tape.Input(fixture.GetProperty("target").Tensor()), tape.Input(fixture.GetProperty("weights").Tensor()));
        Near.Equal(fixture.GetProperty("loss").GetDouble(), loss.Value.Item());
        Near.Equal(fixture.GetProperty("gradient").Tensor(), Backpropagation.Gradients(loss, output)[0].Value, what: "gradient");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_sample_of_twice_the_weight_is_that_sample_twice(string name)
    {
        var twice = Value(Of(name), [0, 0, 1], null);
        Near.Equal(twice, Value(Of(name), [0, 1], [2, 1]));
        Near.Equal(twice, Value(Of(name), [0, 1], [0.5, 0.25]));
        Near.Equal(Value(Of(name), [0, 1], null), Value(Of(name), [0, 1], [3, 3]));
    }

    // Those are PyTorch's CrossEntropyLoss(weight=…), as other tests prove.
    [Fact]
    public void Samples_that_weigh_what_their_classes_do_have_class_weights()
    {
        var tape = new Tape();
        var (output, classes) = (tape.Input(Output), tape.Input(Tensor.From([2L, 0L], 2)));
        Near.Equal(
            new CrossEntropy(0, [1, 2, 5]).Compute(output, classes).Value.Item(),
            new CrossEntropy().Compute(output, classes, tape.Input(Tensor.From([5.0, 1], 2))).Value.Item());
    }

    [Fact]
    public void One_weight_belongs_to_each_sample()
    {
        Assert.Equal("Weights of shape [3] are not one for each of 2 samples.", Assert.Throws<ShapeException>(() => Value(new MeanSquaredError(), [0, 1], [1, 2, 3])).Message);
        Assert.Equal("Plain takes no weights of samples: override Compute with weights, or train without them.", Assert.Throws<NotSupportedException>(() => Value(new Plain(), [0, 1], [1, 2])).Message);
    }

    private static double Value(Loss loss, int[] rows, double[]? weights)
    {
        var tape = new Tape();
        var (output, target) = (tape.Input(Rows(Output, rows)), tape.Input(Rows(Target, rows)));
        return (weights is null ? loss.Compute(output, target) : loss.Compute(output, target, tape.Input(Tensor.From(weights, weights.Length)))).Value.Item();
    }

    private static Tensor Rows(Tensor tensor, int[] rows) => Tensor.From([.. rows.SelectMany(row => tensor.ToDoubles()[(3 * row)..(3 * row + 3)])], rows.Length, 3);

    private static Loss Of(string name, JsonElement? fixture = null) => name switch
    {
        "half" => new HalfSquaredError(),
        "mse" => new MeanSquaredError(),
        "mae" => new MeanAbsoluteError(),
        "huber" => new Huber(),
        "bce" => new BinaryCrossEntropy(),
        "smoothed" => new CrossEntropy(0.2),
        _ => new CrossEntropy(0, fixture?.GetProperty("class_weights") is { ValueKind: JsonValueKind.Array } classes ? classes.Doubles() : null),
    };

    private sealed class Plain : Loss
    {
        public override Variable Compute(Variable output, Variable target) => (output - target).Mean();
    }
}
