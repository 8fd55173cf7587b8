using System.Text.Json;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Operations;

/// <summary>Convolutions and poolings, with their gradients and those gradients' gradients, against PyTorch's.</summary>
public sealed class ConvolutionFixtureTests
{
    private const string File = "convolutions.json";

    private const double Relative = 1e-11;

    public static TheoryData<string> First => Fixtures.Names(File, c => c.GetProperty("kind").GetString() == "first");

    public static TheoryData<string> Second => Fixtures.Names(File, c => c.GetProperty("kind").GetString() == "second");

    [Theory, MemberData(nameof(First))]
    public void Output_and_gradients_are_the_same(string name)
    {
        var (fixture, tape) = (Fixtures.Case(File, name), new Tape());
        var inputs = Variables(tape, fixture.GetProperty("inputs"));
        var output = Apply(fixture, inputs);
        Near.Equal(fixture.GetProperty("output").Tensor(), output.Value, Relative, what: "output");
        var upstream = tape.Input(fixture.GetProperty("upstream").Tensor());
        Compare(fixture.GetProperty("gradients"), Backpropagation.Gradients((output * upstream).Sum(), inputs), "gradient");
    }

    [Theory, MemberData(nameof(Second))]
    public void Second_gradients_are_the_same(string name)
    {
        var (fixture, tape) = (Fixtures.Case(File, name), new Tape());
        var inputs = Variables(tape, fixture.GetProperty("inputs"));
        var upstream = tape.Input(fixture.GetProperty("upstream").Tensor());
        var first = Backpropagation.Gradients((Apply(fixture, inputs) * upstream).Sum(), inputs);
        var projected = Variables(tape, fixture.GetProperty("directions")).Zip(first, (direction, g) => (direction * g).Sum()).Aggregate((a, b) => a + b);
        var second = Backpropagation.Gradients(projected, [.. inputs, upstream]);
        Compare(fixture.GetProperty("gradients"), second[..^1], "second gradient");
        Near.Equal(fixture.GetProperty("upstream_gradient").Tensor(), second[^1].Value, Relative, what: "upstream's gradient");
    }

    private static Variable[] Variables(Tape tape, JsonElement tensors) => [.. tensors.EnumerateArray().Select(tensor => tape.Input(tensor.Tensor()))];

    private static void Compare(JsonElement expected, IEnumerable<Variable> actual, string what)
    {
        foreach (var (i, (tensor, gradient)) in expected.EnumerateArray().Zip(actual).Index())
            Near.Equal(tensor.Tensor(), gradient.Value, Relative, what: $"{what} of input {i}");
    }

    private static Variable Apply(JsonElement fixture, Variable[] x)
    {
        var attributes = fixture.GetProperty("attributes");
        Size2d Size(string name) => attributes.GetProperty(name).Integers() is [var height, var width] ? new(height, width) : default;
        Window2d Pooled() => new(Size("kernel_size"), Size("stride"), Size("padding"), 1);
        return fixture.GetProperty("operation").GetString() switch
        {
            "conv2d" => x[0].Tape.Append(
                new Conv2d(new(new(x[1].Shape[2], x[1].Shape[3]), Size("stride"), Size("padding"), Size("dilation")), attributes.GetProperty("groups").GetInt32()), x),
            "max_pool2d" => x[0].Tape.Append(new MaxPool2d(Pooled()), x[0], x[0]),
            "avg_pool2d" => x[0].Tape.Append(new AvgPool2d(Pooled()), x[0]),
            var other => throw new NotSupportedException(other),
        };
    }
}
