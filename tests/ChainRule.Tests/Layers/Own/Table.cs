using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers.Own;

/// <summary>A vector for each word: (batch, …) Int64 to (batch, …, width), by the product of one-hot rows and the table (words, width).</summary>
internal sealed class Table : Layer
{
    private readonly Parameter _weight;

    public Table(int words, int width) => _weight = AddParameter("weight", [words, width], new Normal(0, 1));

    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) =>
        inputs is [{ Type: DType.Int64 } words]
            ? new([.. words.Shape.Sizes, _weight.Shape[1]], DataType())
            : throw Refuse(inputs, "one input of word indexes as Int64");

    public override string ToString() => $"Table({_weight.Shape[0]}, {_weight.Shape[1]})";

    protected override Variable Compute(ReadOnlySpan<Variable> inputs)
    {
        var (words, table) = (inputs[0], _weight.On(inputs[0].Tape));
        var ones = words.Tape.Scalar(1, table.Type).BroadcastTo(words.Shape);
        var oneHot = words.Tape.Append(new Scatter(_weight.Shape[0]), ones, words).Reshape([words.Shape.Count, _weight.Shape[0]]);
        return oneHot.MatMul(table).Reshape([.. words.Shape.Sizes, _weight.Shape[1]]);
    }
}
