using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Workbench.TensorBoard;
using Google.Protobuf;

namespace ChainRule.Workbench.Tests.TensorBoard;

public sealed class TapeGraphTests
{
    [Fact]
    public void Layers_are_boxes_with_their_parameters_inside()
    {
        var names = Names(Of(new Sequential(new Linear(3, 3), new Residual(new Tanh(), new Linear(3, 3)))));
        string[] forward = ["x", "0_Linear/weight", "0_Linear/MatMul", "0_Linear/bias", "0_Linear/Add", "1_Residual/0_Tanh/Tanh", "1_Residual/1_Linear/weight"];
        Assert.Equal(forward, names[..forward.Length]);
        Assert.Contains("1_Residual/Add", names);
        Assert.Contains("t", names);
        Assert.Contains("loss/Subtract", names);
    }

    [Fact]
    public void A_model_of_one_layer_is_a_box() => Assert.Contains("Linear/weight", Names(Of(new Linear(3, 3))));

    [Fact]
    public void Names_are_unique_legal_and_known_before_they_are_used()
    {
        var graph = Of(new Sequential(new Linear(3, 3), new BatchNorm1d(3), new Gelu(), new Dropout(0.5), new Linear(3, 3)));
        var known = new HashSet<string>();
        foreach (var node in graph.Messages(1))
        {
            Assert.Matches("^[A-Za-z0-9][A-Za-z0-9._/-]*$", node.Text(1));
            Assert.All(node.All<byte[]>(3), input => Assert.Contains(System.Text.Encoding.UTF8.GetString(input), known));
            Assert.True(known.Add(node.Text(1)), node.Text(1));
        }

        // A box must not have the name of a node.
        Assert.DoesNotContain(known, name => known.Any(other => other.StartsWith(name + "/", StringComparison.Ordinal)));
        Assert.Equal(22UL, graph.Message(4).One<ulong>(1));
    }

    [Fact]
    public void Nodes_have_types_and_shapes()
    {
        var weight = Of(new Sequential(new Linear(3, 2))).Messages(1).Single(node => node.Text(1) == "0_Linear/weight");
        Assert.Equal("Variable", weight.Text(2));
        var attributes = weight.Messages(5).ToDictionary(entry => entry.Text(1), entry => entry.Message(2));
        Assert.Equal(2UL, attributes["T"].One<ulong>(6));
        var shape = attributes["_output_shapes"].Message(1).Messages(7).Single();
        Assert.Equal([2UL, 3UL], shape.Messages(2).Select(size => size.One<ulong>(1)));
    }

    private static string[] Names(WireMessage graph) => [.. graph.Messages(1).Select(node => node.Text(1))];

    private static WireMessage Of(Layer model)
    {
        model.To(DType.Float64);
        var tape = new Tape(training: true);
        var output = model.Forward(tape.Input(new Tensor([4, 3], DType.Float64), "x"));
        new MeanSquaredError().Compute(output, tape.Input(new Tensor(output.Shape, DType.Float64), "t"));
        return new(TapeGraph.Of(tape.Nodes, model).ToByteArray());
    }
}
