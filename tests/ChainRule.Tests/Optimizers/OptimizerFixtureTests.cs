using System.Text.Json;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Optimizers;

/// <summary>Twenty steps of each optimizer, and clipping, against PyTorch.</summary>
public sealed class OptimizerFixtureTests
{
    private static readonly JsonElement Steps = Fixtures.Read("optimizers.json");

    public static TheoryData<string> Names => Fixtures.Names("optimizers.json");

    public static TheoryData<string> ClippingNames => Fixtures.Names("clipping.json");

    [Theory, MemberData(nameof(Names))]
    public void Twenty_steps_are_the_same(string name)
    {
        var fixture = Fixtures.Case("optimizers.json", name);
        foreach (var device in (Device[])[CpuDevice.Default, new ReferenceDevice()])
        {
            var optimizer = Make(fixture.GetProperty("optimizer"));
            var layer = new Weights(Steps.GetProperty("initial").Doubles());
            var gradients = Steps.GetProperty("gradients").EnumerateArray().ToArray();
            var after = fixture.GetProperty("after").EnumerateArray().ToArray();
            for (var i = 0; i < gradients.Length; i++)
            {
                var tape = new Tape(device);
                var loss = (layer.Weight.On(tape) * tape.Input(Some.Values(gradients[i].Doubles()))).Sum();
                optimizer.Minimize(loss, layer.Parameters);
                Near.Equal(after[i].Doubles(), layer.Weight.Tensor.ToDoubles(), 1e-12, 1e-15, $"after step {i + 1}");
            }
        }
    }

    [Theory, MemberData(nameof(ClippingNames))]
    public void Clipped_gradients_are_the_same(string name)
    {
        var (file, fixture) = (Fixtures.Read("clipping.json"), Fixtures.Case("clipping.json", name));
        var limit = fixture.GetProperty("limit").GetDouble();
        GradientLink clipping = fixture.GetProperty("kind").GetString() == "norm" ? new ClipByNorm(limit) : new ClipByValue(limit);
        var tape = new Tape();
        var clipped = clipping.Apply([], [.. file.GetProperty("gradients").EnumerateArray().Select(g => tape.Input(Some.Values(g.Doubles())))]);
        var expected = fixture.GetProperty("clipped").EnumerateArray().ToArray();
        for (var i = 0; i < expected.Length; i++)
            Near.Equal(expected[i].Doubles(), clipped[i].Value.ToDoubles());
    }

    private static Optimizer Make(JsonElement settings)
    {
        double Setting(string name, double otherwise) => settings.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;
        var type = settings.GetProperty("type").GetString();
        var decay = Setting("weight_decay", type == "adamw" ? 0.01 : 0);
        var betas = settings.TryGetProperty("betas", out var given) ? given.Doubles() : [0.9, 0.999];
        var nesterov = settings.TryGetProperty("nesterov", out var flag) && flag.GetBoolean();
        return type switch
        {
            "sgd" => new Sgd(Setting("learning_rate", 0), Setting("momentum", 0), nesterov, decay),
            "adam" => new Adam(Setting("learning_rate", 1e-3), betas[0], betas[1], Setting("eps", 1e-8), decay),
            "adamw" => new AdamW(Setting("learning_rate", 1e-3), betas[0], betas[1], Setting("eps", 1e-8), decay),
            "rmsprop" => new RmsProp(Setting("learning_rate", 1e-2), Setting("alpha", 0.99), Setting("eps", 1e-8), Setting("momentum", 0), decay),
            "adagrad" => new Adagrad(Setting("learning_rate", 1e-2), Setting("eps", 1e-10), decay),
            _ => throw new NotSupportedException(type),
        };
    }

    internal sealed class Weights : UnaryLayer
    {
        public Weights(params double[] values)
        {
            Weight = AddParameter("weight", [values.Length], ChainRule.Initializers.Constant.Zeros);
            To(DType.Float64);
            Weight.Load(Some.Values(values));
        }

        public Parameter Weight { get; }

        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x) => x * Weight.On(x.Tape);
    }
}
