using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Formats;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Onnx.Tests.Importing;

public sealed class ExplainedAttentionTests
{
    [Theory]
    [InlineData("causal", "qkv.weight[0,0]")]
    [InlineData("tokens", "embed.weight[2,0]")]
    public void Scores_and_shares_are_lines_of_their_own(string file, string parameter)
    {
        var stored = Npz.Read(TestFiles.Path($"{file}.npz"));
        var model = OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model;
        var trainer = new Trainer(model.Network, model.Loss, new Sgd(0.1));
        var x = stored["x"].Tensor.Rows(0, 1);
        var text = trainer.Explain(new Dataset(x, new Tensor(stored["y"].Tensor.Shape.WithoutFirst().Prepend(1))), parameter).ToString();
        Assert.Contains("attention Attention(2 heads, scale 0.5, causal)", text, StringComparison.Ordinal);
        Assert.Contains("score: how well a key suits a query", text, StringComparison.Ordinal);
        Assert.Contains("attention: how much of a value a query takes", text, StringComparison.Ordinal);
        Assert.Contains("− ∞", text, StringComparison.Ordinal);
    }
}
