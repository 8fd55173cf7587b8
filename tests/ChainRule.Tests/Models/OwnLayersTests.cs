using ChainRule.Data;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Specifications.Parts;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Models;

/// <summary>Layers that a program registers are written and read like the library's.</summary>
public sealed class OwnLayersTests
{
    private const string Name = "scaled_text";

    [Fact]
    public void A_registered_layer_is_saved_and_opened()
    {
        PartCatalog.Layers.Register<Scaled>(Name).Register<Scaled>(Name);
        var model = new Model(new(new Scaled(3, "SGVsbG8gd29ybGQ=, \"quoted\" and more", [new Relu()], 0.5)), new MeanSquaredError(), [3]);
        model.Network.Parameters[0].Tensor.Span<float>().Fill(7);
        var layer = Assert.IsType<Scaled>(Reopened(model).Network.Children[0]);
        Assert.Equal((3, "SGVsbG8gd29ybGQ=, \"quoted\" and more", 0.5), (layer.Features, layer.Text, layer.Factor));
        Assert.IsType<Relu>(layer.Children[0]);
        Assert.All(layer.Parameters[0].Tensor.ToDoubles(), value => Assert.Equal(7, value));
        Assert.Null(model.Specification.Layers[0].ToShortForm());
    }

    [Fact]
    public void A_layer_that_no_one_registered_is_refused_and_says_what_to_do()
    {
        var model = new Model(new(new Nameless()), new MeanSquaredError(), [2]);
        Assert.Contains("PartCatalog.Layers.Register", Assert.Throws<ArgumentException>(() => model.Save(new MemoryStream())).Message, StringComparison.Ordinal);
        Assert.Equal("m, layers[0].type: this program has no \"running_total\"; register it before the model is opened: PartCatalog.Layers.Register<…>(\"running_total\")", Refused("running_total"));
        Assert.Equal("m, layers[0].type: this program has no \"onnx_graph\"; register it before the model is opened: OnnxImport.Register() of the package ChainRule.Onnx", Refused("onnx_graph"));

        static string Refused(string layer)
        {
            var network = $$"""{"input":[2],"layers":[{"type":"{{layer}}"}],"loss":"mse"}""";
            var file = new ChainRule.Formats.Safetensors(new Dictionary<string, Tensor>(), new Dictionary<string, string> { ["format"] = "chainrule", ["version"] = "1", ["network"] = network });
            return Assert.Throws<InputException>(() => Model.FromSafetensors(file, "m")).Message;
        }
    }

    [Fact]
    public void What_cannot_be_written_or_is_taken_is_not_registered()
    {
        Assert.Contains("\"relu\" is Relu already", Refusal(() => PartCatalog.Layers.Register<Nameless>("relu")), StringComparison.Ordinal);
        Assert.Contains("\"linear\" is Linear already", Refusal(() => PartCatalog.Layers.Register<Linear>("dense")), StringComparison.Ordinal);
        Assert.Contains("Hidden needs a public property Size", Refusal(() => PartCatalog.Layers.Register<Hidden>("hidden")), StringComparison.Ordinal);
        Assert.Contains("Strange has a parameter shape of a type that the network format does not have", Refusal(() => PartCatalog.Layers.Register<Strange>("strange")), StringComparison.Ordinal);
        Assert.Contains("Twofold needs one public constructor", Refusal(() => PartCatalog.Layers.Register<Twofold>("twofold")), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", PartCatalog.Layers.Names);

        static string Refusal(Action register) => Assert.Throws<ArgumentException>(register).Message;
    }

    private static Model Reopened(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        return Model.Open(stream);
    }

    public sealed class Scaled : UnaryLayer
    {
        private readonly Parameter _weight;

        public Scaled([FromInput(0)] int features, string text, IReadOnlyList<Layer> layers, double factor = 1)
        {
            (Features, Text, Factor) = (features, text, factor);
            _weight = AddParameter("weight", [features], new Constant(factor));
            foreach (var (i, layer) in layers.Index())
                AddChild($"{i}", layer);
        }

        public int Features { get; }

        public string Text { get; }

        public double Factor { get; }

        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x) => Children[0].Run(x * _weight.On(x.Tape));
    }

    public class Nameless : UnaryLayer
    {
        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x) => x;
    }

    public sealed class Hidden(int size) : Nameless
    {
        public override string ToString() => $"Hidden({size})";
    }

    public sealed class Strange(Shape shape) : Nameless
    {
        public Shape Shape => shape;
    }

    public sealed class Twofold : Nameless
    {
        public Twofold()
        {
        }

        public Twofold(int size) => Size = size;

        public int Size { get; }
    }
}
