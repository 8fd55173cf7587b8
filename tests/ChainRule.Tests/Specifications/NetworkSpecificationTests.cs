using System.Text;
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Optimizers;
using ChainRule.Specifications;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Specifications;

public sealed class NetworkSpecificationTests
{
    private const string Whole = """
        {"name":"whole","input":[2],"layers":[{"type":"linear","out_features":3,"bias":"shared"},{"type":"residual","layers":[{"type":"linear","out_features":3},{"type":"tanh"}]},{"type":"dropout","p":0.25}],
         "loss":{"type":"huber","delta":0.5},"regularizer":{"l2":0.01},"optimizer":{"type":"adam","betas":[0.5,0.75],"groups":[{"parameters":["*.bias"],"learning_rate":0.5}]},"clip":{"norm":1},"trainable":{"0.weight":false},"seed":7}
        """;

    [Fact]
    public void It_is_written_as_it_was_read() =>
        Assert.Equal(Whole.Replace("\n ", "", StringComparison.Ordinal), Read(Whole).ToJson());

    [Fact]
    public void The_same_said_otherwise_is_equal()
    {
        var plain = Read("""{"name": "a", "input": [2], "layers": [{"type": "linear", "out_features": 3, "bias": false}], "loss": "mse", "seed": 0}""");
        Assert.Equal(plain, Read("""{"loss": {"type": "mse"}, "layers": [{"bias": false, "out_features": 3.0, "type": "linear"}], "input": [2], "name": "a"}"""));
        Assert.Equal(plain.GetHashCode(), Read(plain.ToJson()).GetHashCode());
        Assert.NotEqual(plain, plain with { Layers = [.. plain.Layers, new("relu")] });
    }

    [Fact]
    public void A_model_made_in_code_is_described()
    {
        var model = new Sequential(new Linear(2, 3, LinearBias.Shared), new Residual(new Linear(3, 3), new Tanh()), new Dropout(0.25));
        model.Freeze("0.weight");
        var optimizer = new Adam(beta1: 0.5, beta2: 0.75)
        {
            Groups = [new(["*.bias"], new Adam(0.5, beta1: 0.5, beta2: 0.75))],
            Links = [new ClipByNorm(1)],
        };
        Assert.Equal(
            Read(Whole),
            NetworkSpecification.Of("whole", [2], model, new Huber(0.5), optimizer, new(l2: 0.01)) with { Seed = 7 });
        Assert.Equal(model.ToString(), Model.Of(Read(Whole), "whole.json").Network.ToString());
    }

    [Fact]
    public void What_the_format_does_not_have_is_not_described()
    {
        Assert.StartsWith("The network format has no Twice; a part of your own is registered first, as with PartCatalog.Layers.Register.", Assert.Throws<ArgumentException>(() => NetworkSpecification.Of("a", [2], new(new Twice()), new MeanSquaredError())).Message, StringComparison.Ordinal);
        var mixed = new Sgd(0.1) { Groups = [new(["*"], new Adam())] };
        Assert.StartsWith("The network format has groups of one type of optimizer, not Adam within Sgd.", Assert.Throws<ArgumentException>(() => OptimizerSpecification.Of(mixed)).Message, StringComparison.Ordinal);
        var hooked = new Sgd(0.1) { Hooks = [new Idle()] };
        Assert.StartsWith("The network format has no hooks, such as Idle.", Assert.Throws<ArgumentException>(() => OptimizerSpecification.Of(hooked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_no_constructor_takes_is_refused_where_it_stands()
    {
        Assert.Equal("a, layers[0].p: 1.5 is out of range; write a number from 0 to 1, but not 1", Refusal(new("dropout", [new("p", 1.5)])));
        Assert.Equal("a, layers[0].size: the setting is unknown; known here: p", Refusal(new("dropout", [new("size", 2)])));
        Assert.Equal("a, layers[0]: Object of type 'System.String' cannot be converted to type 'System.Double'", Refusal(new("dropout", [new("p", "half")])));

        static string Refusal(PartSpecification layer) => Assert.Throws<InputException>(() => Model.Of(new()
        {
            Name = "a",
            Input = [2],
            Layers = [layer],
            Loss = new("mse"),
        }, "a")).Message;
    }

    [Fact]
    public void Parameters_and_a_batch_are_no_part_of_it() =>
        Assert.StartsWith("net.json, batch: the key is unknown", Assert.Throws<InputException>(() => Read(Whole.Replace("\"seed\"", "\"batch\":{},\"seed\"", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    private static NetworkSpecification Read(string json) => NetworkSpecification.FromJson(Encoding.UTF8.GetBytes(json), "net.json");

    private sealed class Twice : UnaryLayer
    {
        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x) => x + x;
    }

    private sealed class Idle : StepHook
    {
        public override string Name => "idle";

        public override void Append(Tape tape, IReadOnlyList<Parameter> parameters)
        {
        }
    }
}
