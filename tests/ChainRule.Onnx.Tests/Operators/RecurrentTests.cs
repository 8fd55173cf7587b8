using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class RecurrentTests
{
    private const int Steps = 3, Batch = 2, Inputs = 3, Units = 2;

    [Theory]
    [InlineData("RNN", 1, "forward")]
    [InlineData("RNN", 1, "bidirectional")]
    [InlineData("GRU", 3, "forward")]
    [InlineData("GRU", 3, "reverse")]
    [InlineData("GRU", 3, "bidirectional")]
    [InlineData("LSTM", 4, "forward")]
    [InlineData("LSTM", 4, "reverse")]
    [InlineData("LSTM", 4, "bidirectional")]
    public void Sequences_are_read_step_by_step(string type, int gates, string direction)
    {
        Check(Weights(type, gates, direction, biases: false));
        Check(WithStates(Weights(type, gates, direction), type, direction, null));
        Check(WithStates(Weights(type, gates, direction), type, direction, Tensor.From([3L, 1], 2)));
    }

    [Theory]
    [InlineData("forward")]
    [InlineData("bidirectional")]
    public void Gates_look_at_the_cell_through_peepholes(string direction) =>
        Check(WithStates(Weights("LSTM", 4, direction), "LSTM", direction, null).With(Given.Floats(Directions(direction), 3 * Units)));

    [Fact]
    public void The_number_of_units_is_that_of_the_weights()
    {
        var node = new OneNode("RNN").With(Given.Floats(Steps, Batch, Inputs)).With(Given.Floats(1, Units, Inputs)).With(Given.Floats(1, Units, Units)).Setting("hidden_size", Units + 1);
        Assert.Contains("hidden_size is 3, but the weights are of 2 units", Assert.Throws<Data.InputException>(() => node.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reset_gate_may_follow_the_product() => Check(Weights("GRU", 3, "forward").Setting("linear_before_reset", 1));

    [Fact]
    public void The_forget_gate_may_follow_the_input_gate() => Check(Weights("LSTM", 4, "forward").Setting("input_forget", 1));

    [Theory]
    [InlineData("RNN", 1)]
    [InlineData("GRU", 3)]
    [InlineData("LSTM", 4)]
    public void What_the_activations_are_given_is_clipped(string type, int gates) => Check(Weights(type, gates, "forward").Setting("clip", 0.6f));

    [Fact]
    public void Activations_take_their_numbers_in_order() =>
        Check(Weights("LSTM", 4, "bidirectional")
            .Setting("activations", ["HardSigmoid", "Tanh", "Elu", "Sigmoid", "Affine", "Softsign"])
            .Setting("activation_alpha", [0.3f, 0.8f, 0.7f]).Setting("activation_beta", [0.4f, 0.1f]));

    // ONNX Runtime has no batch-first layout.
    [Theory]
    [InlineData("RNN", 1)]
    [InlineData("GRU", 3)]
    [InlineData("LSTM", 4)]
    public void The_batch_may_come_first(string type, int gates)
    {
        var steps = Weights(type, gates, "bidirectional").Outputs(2).Run();
        var batches = Weights(type, gates, "bidirectional", batchFirst: true).Setting("layout", 1).Outputs(2).Run();
        Assert.Equal([Batch, Steps, 2, Units], batches[0].Shape.Sizes.ToArray());
        for (var i = 0; i < steps[0].Count; i++)
        {
            int[] at = steps[0].Shape.IndexesOf(i);
            Assert.Equal(steps[0].Value(i), batches[0].Value(((at[2] * Steps + at[0]) * 2 + at[1]) * Units + at[3]), 1e-6);
        }

        Assert.Equal(steps[1].Value(Units), batches[1].Value(2 * Units), 1e-6);
    }

    [Theory]
    [InlineData("direction", "odd", "the direction odd is unknown")]
    public void Unknown_settings_are_refused(string name, string value, string problem) =>
        Assert.Contains(problem, Assert.Throws<Data.InputException>(() => Weights("LSTM", 4, "forward", hasDirection: false).Setting(name, value).Run()).Message, StringComparison.Ordinal);

    [Fact]
    public void Weights_of_another_size_are_refused() =>
        Assert.Contains("do not fit", Assert.Throws<Data.InputException>(() => Weights("LSTM", 3, "forward").Run()).Message, StringComparison.Ordinal);

    private static int Directions(string direction) => direction == "bidirectional" ? 2 : 1;

    private static OneNode Weights(string type, int gates, string direction, bool biases = true, bool batchFirst = false, bool hasDirection = true)
    {
        var x = Given.Floats(Steps, Batch, Inputs);
        if (batchFirst)
        {
            var turned = new Tensor([Batch, Steps, Inputs]);
            for (var i = 0; i < x.Count; i++)
                turned.SetValue((i / Inputs % Batch * Steps + i / Inputs / Batch) * Inputs + i % Inputs, x.Value(i));
            x = turned;
        }

        var directions = Directions(direction);
        var node = new OneNode(type).With(x).With(Given.Floats(directions, gates * Units, Inputs)).With(Given.Floats(directions, gates * Units, Units)).Setting("hidden_size", Units);
        if (hasDirection)
            node.Setting("direction", direction);
        return biases ? node.With(Given.Floats(directions, 2 * gates * Units)) : node;
    }

    private static OneNode WithStates(OneNode node, string type, string direction, Tensor? lengths)
    {
        node.With(lengths, ElementType.Int32).With(Given.Positive(Directions(direction), Batch, Units));
        return type == "LSTM" ? node.With(Given.Floats(Directions(direction), Batch, Units)).Outputs(3) : node.Outputs(2);
    }

    private static void Check(OneNode node)
    {
        Agreement.WithOnnxRuntime(node.Outputs(2));
        Agreement.WithDifferences(node);
    }
}
