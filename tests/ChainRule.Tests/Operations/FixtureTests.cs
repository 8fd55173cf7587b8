using System.Text.Json;
using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Tests.Operations;

/// <summary>Outputs, gradients and second gradients against PyTorch's.</summary>
public sealed class FixtureTests
{
    private const double Relative = 1e-11;

    private static readonly Dictionary<string, JsonElement> Cases =
        Fixtures.Read("operations.json").GetProperty("cases").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> First => [.. Cases.Where(c => Kind(c.Value) == "first").Select(c => c.Key)];

    public static TheoryData<string> Second => [.. Cases.Where(c => Kind(c.Value) == "second").Select(c => c.Key)];

    [Theory, MemberData(nameof(First))]
    public void Output_and_gradients_are_the_same(string name)
    {
        var (fixture, tape) = (Cases[name], new Tape());
        Variable[] inputs = [.. fixture.GetProperty("inputs").EnumerateArray().Select(input => tape.Input(input.Tensor()))];
        var output = Apply(fixture, inputs);
        Near.Equal(fixture.GetProperty("output").Tensor(), output.Value, Relative, what: "output");

        var upstream = tape.Input(fixture.GetProperty("upstream").Tensor());
        JsonElement[] expected = [.. fixture.GetProperty("gradients").EnumerateArray()];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (expected[i].ValueKind != JsonValueKind.Null)
                Near.Equal(expected[i].Tensor(), Gradient(output, upstream, inputs[i]).Value, Relative, what: $"gradient of input {i}");
        }
    }

    [Theory, MemberData(nameof(Second))]
    public void Second_gradients_are_the_same(string name)
    {
        var (fixture, tape) = (Cases[name], new Tape());
        var x = tape.Input(fixture.GetProperty("inputs")[0].Tensor());
        var first = Gradient(Apply(fixture, [x]), tape.Input(fixture.GetProperty("upstream").Tensor()), x);
        var second = Gradient(first, tape.Input(fixture.GetProperty("direction").Tensor()), x);
        Near.Equal(fixture.GetProperty("gradient").Tensor(), second.Value, Relative, what: "second gradient");
    }

    private static string Kind(JsonElement fixture) => fixture.GetProperty("kind").GetString()!;

    private static Variable Gradient(Variable y, Variable upstream, Variable x) => Backpropagation.Gradients((y * upstream).Sum(), x)[0];

    private static Variable Apply(JsonElement fixture, Variable[] x)
    {
        var attributes = fixture.GetProperty("attributes");
        return fixture.GetProperty("operation").GetString() switch
        {
            "matmul" => x[0].MatMul(x[1], attributes.GetProperty("transposeA").GetBoolean(), attributes.GetProperty("transposeB").GetBoolean()),
            "add" => x[0] + x[1],
            "subtract" => x[0] - x[1],
            "multiply" => x[0] * x[1],
            "divide" => x[0] / x[1],
            "maximum" => Variable.Max(x[0], x[1]),
            "sum" => x[0].Sum(Axes(attributes), attributes.GetProperty("keepDimensions").GetBoolean()),
            "mean" => x[0].Mean(Axes(attributes), attributes.GetProperty("keepDimensions").GetBoolean()),
            "softmax" => x[0].Softmax(),
            "log_softmax" => x[0].LogSoftmax(),
            "gather" => x[0].Gather(x[1]),
            "reshape" => x[0].Reshape([.. attributes.GetProperty("shape").Integers()]),
            "map" => Map(attributes, x[0]),
            var other => throw new NotSupportedException(other),
        };
    }

    private static int[] Axes(JsonElement attributes) => attributes.GetProperty("axes").Integers();

    private static Variable Map(JsonElement attributes, Variable x)
    {
        double Setting(string name, double otherwise) => attributes.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;
        return attributes.GetProperty("function").GetString() switch
        {
            "identity" => x.Map(default(Identity)),
            "relu" => x.Map(default(Relu)),
            "leaky_relu" => x.Map(new LeakyRelu(Setting("negative_slope", 0.01))),
            "elu" => x.Map(new Elu(Setting("alpha", 1))),
            "sigmoid" => x.Map(default(Sigmoid)),
            "tanh" => x.Map(default(ChainRule.Functions.Tanh)),
            "silu" => x.Map(default(Silu)),
            "softplus" => x.Map(default(Softplus)),
            "step" => x.Map(default(Step)),
            "gelu" when attributes.GetProperty("approximate").GetString() == "tanh" => x.Map(default(GeluTanh)),
            "gelu" => x.Map(default(Gelu)),
            "exp" => x.Map(default(Exp)),
            "log" => x.Map(default(Log)),
            "sqrt" => x.Map(default(Sqrt)),
            "abs" => x.Map(default(Abs)),
            "square" => x.Map(default(Square)),
            var other => throw new NotSupportedException(other),
        };
    }
}
