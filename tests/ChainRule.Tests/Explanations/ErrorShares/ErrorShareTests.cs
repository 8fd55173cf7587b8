using ChainRule.Explanations;
using ChainRule.Explanations.ErrorShares;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.ErrorShares;

public sealed class ErrorShareTests
{
    private static readonly double[] Weights = [0.5, 0.25, 0.25, 0.5];

    // x = (1, 2) gives z = (1, 1.25), y = (2·1 + 1·1.25, 1·1 + 3·1.25) = (3.25, 4.75) and E = t − y = (−2, 2).
    // By shares: 2/3·(−2) + 1/4·2 = −5/6 and 1/3·(−2) + 3/4·2 = 5/6. In truth: 2·(−2) + 1·2 = −2 and 1·(−2) + 3·2 = 4.
    [Fact]
    public void Both_accounts_of_two_two_two_are_those_worked_by_hand()
    {
        var table = Account([2, 1, 1, 3]);
        Assert.Equal(["1 Linear(2, 2, no bias)", "0 Linear(2, 2, no bias)"], table.Layers.Select(layer => layer.Layer));
        Check(table.Layers[0], [-2, 2], [-2, 2], [2, -2]);
        Check(table.Layers[1], [-5.0 / 6, 5.0 / 6], [-2, 4], [2, -4]);
    }

    [Fact]
    public void The_account_is_a_formula()
    {
        var neurons = Account([2, 1, 1, 3]).Layers.SelectMany(layer => layer.Neurons).ToList();
        Assert.Equal(["z⁽¹⁾₁", "z⁽¹⁾₂", "z⁽⁰⁾₁", "z⁽⁰⁾₂"], neurons.Select(neuron => neuron.Quantity.ToString()));
        Assert.Equal("t₁ − z⁽¹⁾₁", neurons[0].Account.ToString());
        Assert.Equal("w⁽¹⁾₁₂/(w⁽¹⁾₁₁ + w⁽¹⁾₁₂)·E⁽¹⁾₁ + w⁽¹⁾₂₂/(w⁽¹⁾₂₁ + w⁽¹⁾₂₂)·E⁽¹⁾₂", neurons[3].Account.ToString());
    }

    [Fact]
    public void Weights_that_add_up_to_zero_have_no_shares()
    {
        var neurons = Account([1, -1, 1, 3]).Layers[1].Neurons;
        Assert.All(neurons, neuron => Assert.False(double.IsFinite(neuron.Account.Value)));
        Assert.All(neurons, neuron => Assert.True(double.IsFinite(neuron.Error)));
    }

    [Fact]
    public void An_activation_puts_out_what_its_layer_summed()
    {
        var explanation = SmallNetwork.OfSigmoids(2, 3, 1).Explain(new() { ErrorShares = true }, "0.bias[0]");
        var layers = explanation.ErrorShares!.Layers;
        Assert.Equal(["a⁽³⁾", "a⁽¹⁾₁", "a⁽¹⁾₂", "a⁽¹⁾₃"], layers.SelectMany(layer => layer.Neurons).Select(neuron => neuron.Quantity.ToString()));

        // The bias has the gradient of its sum.
        Assert.Equal(explanation.Subjects[0].Gradient, layers[1].Neurons[0].Delta);
        Near.Equal(layers[0].Neurons[0].Account.Value, layers[0].Neurons[0].Error);
        Near.Equal(layers[0].Neurons[0].Account.Value, layers[1].Neurons.Sum(neuron => neuron.Account.Value));
    }

    [Fact]
    public void What_a_flattened_picture_shows_is_no_neuron() =>
        Assert.Single(Explain([1, 1, 2, 2], new HalfSquaredError(), Some.Tensor([1, 2]), new Flatten(), new Linear(4, 2)).ErrorShares!.Layers);

    public static TheoryData<string, Layer[]> Others => new()
    {
        { "1 Softmax()", [new Linear(4, 4), new Softmax()] },
        { "1 BatchNorm1d(4)", [new Linear(4, 4), new BatchNorm1d(4), new Linear(4, 4)] },
        { "1 LayerNorm(4)", [new Linear(4, 4), new LayerNorm(4), new Relu(), new Linear(4, 4)] },
        { "1 Dropout(0.5)", [new Linear(4, 4), new Dropout(), new Linear(4, 4)] },
        { "0 Residual(Linear(4, 4), Tanh())", [new Residual(new Linear(4, 4), new Tanh()), new Linear(4, 4)] },
    };

    [Theory, MemberData(nameof(Others))]
    public void Other_layers_are_refused_by_name(string layer, Layer[] layers) => Refuses(
        $"Error shares are defined for fully connected layers and their activations only, not for {layer}.",
        () => Explain([2, 4], new HalfSquaredError(), Some.Tensor([2, 4]), layers));

    [Fact]
    public void A_convolution_is_refused_by_name() => Refuses(
        "Error shares are defined for fully connected layers and their activations only, not for 0 Conv2d(1, 1, 2x2).",
        () => Explain([1, 1, 3, 3], new HalfSquaredError(), Some.Tensor([1, 2]), new Conv2d(1, 1, 2), new Relu(), new Flatten(), new Linear(4, 2)));

    [Fact]
    public void A_batch_of_several_samples_is_refused() => Refuses(
        "Error shares are defined for one sample, and the batch has 2: choose one of them.",
        () => Explain([2, 4], new HalfSquaredError(), Some.Tensor([2, 2]), new Linear(4, 2)));

    [Fact]
    public void A_loss_that_takes_no_difference_is_refused() => Refuses(
        "Error shares start from the error t − y at the outputs, which this loss does not use: choose half_squared_error or mse.",
        () => Explain([1, 4], new CrossEntropy(), Some.Indexes(1, 2), new Linear(4, 2)));

    private static ErrorShareTable Account(double[] last) => Worked.Explain(
        [new Linear(2, 2, LinearBias.None), new Linear(2, 2, LinearBias.None)],
        [Weights, last],
        [1, 2],
        Tensor.From([last[0] + last[1] * 1.25 - 2, last[2] + last[3] * 1.25 + 2], 1, 2),
        new HalfSquaredError(),
        ["0.weight[0,0]"],
        options: new() { ErrorShares = true }).ErrorShares!;

    private static void Check(ErrorShareLayer layer, double[] shares, double[] errors, double[] deltas)
    {
        Near.Equal(shares, [.. layer.Neurons.Select(neuron => neuron.Account.Value)]);
        Near.Equal(errors, [.. layer.Neurons.Select(neuron => neuron.Error)]);
        Near.Equal(deltas, [.. layer.Neurons.Select(neuron => neuron.Delta)]);
    }

    private static Explanation Explain(Shape input, Loss loss, Tensor target, params Layer[] layers) =>
        Explanation.Of(new(new Sequential(layers).To(DType.Float64), loss), Some.Tensor(input), target, ["input[0" + string.Concat(Enumerable.Repeat(",0", input.Rank - 1)) + "]"], options: new() { ErrorShares = true });

    private static void Refuses(string message, Action explain) => Assert.Equal(message, Assert.Throws<ExplanationException>(explain).Message);
}
