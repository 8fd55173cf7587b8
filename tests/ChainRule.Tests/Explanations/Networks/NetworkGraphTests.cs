using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Networks;

public sealed class NetworkGraphTests
{
    [Fact]
    public void Neurons_stand_in_columns_with_values_and_gradients()
    {
        var graph = Worked.TwoTwoTwo().Graph!;
        Assert.Equal(
            ["x₁ x₂", "a⁽¹⁾₁ a⁽¹⁾₂", "a⁽³⁾₁ a⁽³⁾₂", "L"],
            graph.Columns.Select(column => string.Join(' ', column.Neurons.Select(neuron => neuron.Quantity))));
        Assert.Equal("0 Linear(2, 2, shared bias), 1 Sigmoid()", graph.Columns[1].Layer);
        Near.Equal([0.593269992, 0.036350306], [graph.Columns[1].Neurons[0].Value, graph.Columns[1].Neurons[0].Gradient!.Value], 1e-7);
        Assert.Equal(8, graph.Connections.Count);
        var connection = graph.Connections.Single(connection => connection.Address == "2.weight[1,0]");
        Assert.Equal(("a(1)[0,0]", "a(3)[0,1]", 0.5), (connection.From, connection.To, connection.Value));
        Near.Equal([-0.022602540], [connection.Gradient], 1e-7);
    }

    [Fact]
    public void Paths_lead_from_the_weight_to_the_loss()
    {
        var graph = Worked.TwoTwoTwo("0.weight[0,1]").Graph!;
        Assert.Equal(
            ["0.weight[0,1]", "2.weight[0,0]", "2.weight[1,0]"],
            graph.Connections.Where(connection => connection.IsOnPath).Select(connection => connection.Address));
        Assert.Equal(
            ["a(1)[0,0]", "a(3)[0,0]", "a(3)[0,1]", "L"],
            graph.Columns.SelectMany(column => column.Neurons).Where(neuron => neuron.IsOnPath).Select(neuron => neuron.Address));
    }

    [Fact]
    public void Of_a_long_column_only_what_is_named_is_shown()
    {
        var graph = Worked.Explain([new Linear(20, 3), new Relu()], [], [.. Enumerable.Range(1, 20).Select(i => (double)i)], Tensor.From([1.0, 2, 3], 1, 3), new HalfSquaredError(), ["0.weight[1,4]"]).Graph!;
        Assert.Contains(graph.Columns[0].Neurons, neuron => neuron.Address == "input[0,4]");
        Assert.InRange(graph.Columns[0].Neurons.Count, 1, 10);
        Assert.Equal(20 - graph.Columns[0].Neurons.Count, graph.Columns[0].Omitted);
    }

    [Fact]
    public void The_neuron_of_the_chosen_weight_is_always_shown()
    {
        var graph = Worked.Explain([new Linear(2, 40), new Relu(), new Linear(40, 1)], [], [1, 2], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["0.weight[37,1]"]).Graph!;
        Assert.Contains(graph.Columns[1].Neurons, neuron => neuron is { Address: "a(1)[0,37]", IsOnPath: true });
    }

    [Fact]
    public void Pictures_are_told_by_their_shape()
    {
        var graph = Worked.Explain([new Conv2d(1, 2, 3), new Relu(), new Flatten(), new Linear(8, 1)], [], new double[16], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["3.bias[0]"], picture: [1, 4, 4]).Graph!;
        Assert.Equal(["[1, 4, 4]", "[2, 2, 2]", "[8]", "[1]", ""], graph.Columns.Select(column => column.Shape));
        Assert.Empty(graph.Columns[1].Neurons);
    }
}
