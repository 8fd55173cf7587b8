using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.PlainCode;

/// <summary>Operations as statements. An elementwise one says itself what it computes; of the others, this is the list.</summary>
internal static class OperationCode
{
    /// <summary>Statements that compute the node's output into a new array; null if the operation is unknown.</summary>
    /// <param name="node">the node, whose operation does not share memory</param>
    /// <param name="output">the name of the array</param>
    /// <param name="name">gives the names of the arrays that it reads</param>
    public static IReadOnlyList<string>? Of(Node node, string output, Func<Variable, string> name)
    {
        var (x, y) = (node.Inputs[0], node.Output);
        return node.Operation switch
        {
            ElementwiseOperation map => Filled(new Loops([.. y.Shape], y.Shape.Rank).Write(Own(y.Shape), [.. node.Inputs.Select(input => Read(input, Walk.Stretched(input.Shape, y.Shape)))], elements => Formula.Of(map, elements))),
            SumTo => Filled(Sum(x, y)),
            MatMul product => Filled(Product(product, node)),
            Softmax => Called("Softmax", $"length: {x.Shape[-1]}, logarithms: false"),
            LogSoftmax => Called("Softmax", $"length: {x.Shape[-1]}, logarithms: true"),
            Conv2d convolution => Called("Conv2d", $"count: {x.Shape[0]}, channels: {x.Shape[1]}, {Picture(x.Shape)}, filters: {y.Shape[1]}, groups: {convolution.Groups}, {Window(convolution.Window)}, dilationDown: {convolution.Window.Dilation.Height}, dilationAcross: {convolution.Window.Dilation.Width}, {Places(y.Shape)}"),
            Pooling2d pooling and (MaxPool2d or AvgPool2d) => Called(pooling is MaxPool2d ? "MaxPool2d" : "AvgPool2d", $"planes: {x.Shape[0] * x.Shape[1]}, {Picture(x.Shape)}, {Window(pooling.Window)}, {Places(y.Shape)}"),
            _ => null,
        };

        IReadOnlyList<string> Filled(IEnumerable<string> loops) => [$"float[] {output} = new float[{CSharp.Integer(y.Shape.Count)}];", .. loops];

        IReadOnlyList<string> Called(string routine, string settings) => [$"float[] {output} = {routine}({string.Join(", ", node.Inputs.Select(name))}, {settings});"];

        Walk Own(Shape shape) => new(output, Walk.Strided(shape));

        Walk Read(Variable input, IReadOnlyList<int> strides) => new(name(input), strides) { Literal = input.Literal };

        IEnumerable<string> Sum(Variable from, Variable to)
        {
            var (reading, writing) = (Walk.Strided(from.Shape), Walk.Stretched(to.Shape, from.Shape));
            // The dimensions that are kept come first.
            int[] order = [.. Enumerable.Range(0, from.Shape.Rank).OrderBy(d => writing[d] == 0 && from.Shape[d] > 1)];
            var kept = order.Count(d => writing[d] != 0 || from.Shape[d] == 1);
            return new Loops([.. order.Select(d => from.Shape[d])], kept).Write(
                new(output, [.. order.Select(d => writing[d])]), [Read(from, [.. order.Select(d => reading[d])])], elements => elements[0]);
        }

        IEnumerable<string> Product(MatMul product, Node factors)
        {
            var (a, b) = (factors.Inputs[0], factors.Inputs[1]);
            var (rows, columns, inner) = (y.Shape[0], y.Shape[1], a.Shape[product.TransposeA ? 0 : 1]);
            return new Loops([rows, columns, inner], 2).Write(
                new(output, [columns, 1, 0]),
                [
                    Read(a, product.TransposeA ? [1, 0, rows] : [inner, 0, 1]),
                    Read(b, product.TransposeB ? [0, inner, 1] : [0, 1, columns]),
                ],
                elements => elements[0] * elements[1]);
        }
    }

    private static string Picture(Shape shape) => $"height: {shape[2]}, width: {shape[3]}";

    private static string Places(Shape shape) => $"rows: {shape[2]}, columns: {shape[3]}";

    private static string Window(Window2d window) =>
        $"kernelHeight: {window.Kernel.Height}, kernelWidth: {window.Kernel.Width}, strideDown: {window.Stride.Height}, strideAcross: {window.Stride.Width}, paddingDown: {window.Padding.Height}, paddingAcross: {window.Padding.Width}";
}
