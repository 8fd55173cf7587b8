using System.Text.Json;
using ChainRule.Explanations;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests.Explanations;

namespace ChainRule.Tests.Losses;

/// <summary>Cross-entropy over positions against PyTorch's.</summary>
public sealed class CrossEntropyFixtureTests
{
    private const string File = "losses.json";

    public static TheoryData<string> All => Fixtures.Names(File);

    [Theory, MemberData(nameof(All))]
    public void Loss_and_gradient_are_the_same(string name)
    {
        var fixture = Fixtures.Case(File, name);
        var tape = new Tape();
        var output = tape.Input(fixture.GetProperty("output").Tensor());
        var loss = Of(fixture).Compute(output, tape.Input(fixture.GetProperty("target").Tensor()));
        Near.Equal(fixture.GetProperty("loss").GetDouble(), loss.Value.Item());
        Near.Equal(fixture.GetProperty("gradient").Tensor(), Backpropagation.Gradients(loss, output)[0].Value, what: "gradient");
    }

    // What the textbook's formula says is taken only where it comes to the engine's figure.
    [Theory, MemberData(nameof(All))]
    public void The_textbooks_formula_comes_to_the_same(string name)
    {
        var fixture = Fixtures.Case(File, name);
        var model = new Sequential(new Linear(4, 4, LinearBias.None)).To(DType.Float64);
        var identity = new Tensor([4, 4], DType.Float64);
        for (var i = 0; i < 4; i++)
            identity.SetValue(5 * i, 1);
        model.Parameters[0].Load(identity);
        var explanation = Explanation.Of(new(model, Of(fixture)), fixture.GetProperty("output").Tensor(), fixture.GetProperty("target").Tensor(), ["0.weight[0,0]"], options: new() { Everything = true });
        Near.Equal(fixture.GetProperty("loss").GetDouble(), explanation.Loss);
        Assert.Contains("ln(p", explanation.Lines(SectionKind.Loss)[^1], StringComparison.Ordinal);
        Assert.All(explanation.Lines(SectionKind.Backward), line => Assert.Contains("p", line, StringComparison.Ordinal));
    }

    private static CrossEntropy Of(JsonElement fixture) =>
        new(fixture.GetProperty("label_smoothing").GetDouble(), fixture.GetProperty("class_weights") is { ValueKind: JsonValueKind.Array } weights ? weights.Doubles() : null);
}
