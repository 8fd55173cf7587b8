using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Exchange;

/// <summary>The nodes that prepare one column.</summary>
/// <param name="graph">to which they are added</param>
/// <param name="name">the column's</param>
/// <param name="missing">whether a missing cell, NaN or an empty text, is filled in</param>
internal sealed class ColumnNodes(OnnxGraph graph, string name, MissingPolicy missing)
{
    /// <summary>Adds them, and returns the name of the column's inputs (batch, width).</summary>
    public string Add(PreparedColumn column, string cells) => column switch
    {
        NumberColumn number => Standardised(number, cells),
        WordColumn words => OneHot(words, cells),
        _ => throw new NotSupportedException(column.GetType().Name),
    };

    // (x − mean) / deviation
    private string Standardised(NumberColumn column, string x)
    {
        var mean = graph.Constant(Named("mean"), Tensor.Scalar(column.Mean, DType.Float64));
        if (missing == MissingPolicy.Mean)
            x = Node("Where", Node("IsNaN", x), mean, x);
        var y = Node("Div", Node("Sub", x, mean), graph.Constant(Named("deviation"), Tensor.Scalar(column.StandardDeviation, DType.Float64)));
        return ToFloat(y);
    }

    // 1 where the text is the word; zeros for a text that is none of them
    private string OneHot(WordColumn column, string x)
    {
        if (missing == MissingPolicy.Mean)
            x = Node("Where", Node("Equal", x, graph.Constant(Named("empty"), [""])), graph.Constant(Named("most_frequent"), [column.MostFrequent]), x);
        return ToFloat(Node("Equal", x, graph.Constant(Named("words"), column.Words)));
    }

    private string ToFloat(string x) => graph.Node(Named("Cast"), "Cast", [x], ("to", (int)ElementType.Float));

    private string Node(string type, params string[] inputs) => graph.Node(Named(type), type, inputs);

    private string Named(string part) => $"prepare/{name}/{part}";
}
