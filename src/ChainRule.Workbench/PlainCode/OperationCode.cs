using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.PlainCode;

/// <summary>An operation as statements. An elementwise one says itself what it computes; of the others, this is the list.</summary>
/// <param name="node">the node, whose output is another array than its inputs</param>
/// <param name="output">the name of that array</param>
/// <param name="name">gives the names of the arrays that it reads</param>
internal sealed class OperationCode(Node node, string output, Func<Variable, string> name)
{
    private Shape X => node.Inputs[0].Shape;

    private Shape Y => node.Output.Shape;

    /// <summary>Statements that compute the output; null if the operation is unknown.</summary>
    public IReadOnlyList<string>? Lines() => node.Operation switch
    {
        ElementwiseOperation map => Filled(Loops(Y).Write(Written(Strides.Of(Y)), [.. node.Inputs.Select(input => Read(input, Walk.Stretched(input.Shape, Y)))], elements => Formula.Of(map, elements))),
        SumTo => Filled(Sum()),
        MatMul product => Filled(Product(1, X[product.TransposeA ? 0 : 1], product.TransposeA, product.TransposeB)),
        BatchedMatMul product => Filled(Product(Y[0], X[product.TransposeA ? 1 : 2], product.TransposeA, product.TransposeB)),
        View view => Filled(Copy(Y, Written(Strides.Of(Y)), Read(node.Inputs[0], view.Strides, view.Offset))),
        ViewTo view => Filled(Copy(X, Written(view.Strides, view.Offset) with { IsAddedTo = true }, Read(node.Inputs[0], Strides.Of(X)))),
        Concat concat => Filled(Joined(concat.Axis)),
        Take take => Called("Take", $"size: {X[take.Axis]}, inner: {Strides.Of(X)[take.Axis]}"),
        Softmax => Called("Softmax", $"length: {X[-1]}, logarithms: false"),
        LogSoftmax => Called("Softmax", $"length: {X[-1]}, logarithms: true"),
        Conv2d convolution => Called("Conv2d", Sizes(convolution, pictures: X, maps: Y)),
        Conv2dToInput convolution => Called("Conv2dToInput", Sizes(convolution, pictures: Y, maps: X)),
        MaxPool2d pooling => Called("MaxPool2d", Sizes(pooling)),
        AvgPool2d pooling => Called("AvgPool2d", Sizes(pooling)),
        _ => null,
    };

    private string Sizes(Pooling2d pooling) => $"planes: {X[0] * X[1]}, {Sizes(X, Y, pooling.Window)}";

    private static string Sizes(Convolution2d convolution, Shape pictures, Shape maps) =>
        $"count: {pictures[0]}, channels: {pictures[1]}, filters: {maps[1]}, groups: {convolution.Groups}, {Sizes(pictures, maps, convolution.Window)}, dilationDown: {convolution.Window.Dilation.Height}, dilationAcross: {convolution.Window.Dilation.Width}";

    private static string Sizes(Shape pictures, Shape maps, Window2d window) =>
        $"height: {pictures[2]}, width: {pictures[3]}, rows: {maps[2]}, columns: {maps[3]}, {Steps(window)}";

    private static string Steps(Window2d window) =>
        $"kernelHeight: {window.Kernel.Height}, kernelWidth: {window.Kernel.Width}, strideDown: {window.Stride.Height}, strideAcross: {window.Stride.Width}, paddingDown: {window.Padding.Height}, paddingAcross: {window.Padding.Width}";

    private static Loops Loops(Shape shape) => new([.. shape], shape.Rank);

    private static IReadOnlyList<string> Copy(Shape shape, Walk to, Walk from) => Loops(shape).Write(to, [from], elements => elements[0]);

    private IReadOnlyList<string> Filled(IEnumerable<string> loops) => [$"float[] {output} = new float[{CSharp.Integer(Y.Count)}];", .. loops];

    private IReadOnlyList<string> Called(string routine, string settings) => [$"float[] {output} = {routine}({string.Join(", ", node.Inputs.Select(name))}, {settings});"];

    private Walk Written(Strides strides, int offset = 0) => new(output, strides, offset);

    private Walk Read(Variable input, Strides strides, int offset = 0) => new(name(input), strides, offset) { Literal = input.Literal };

    // The dimensions that are kept come first.
    private IEnumerable<string> Sum()
    {
        var (reading, writing) = (Strides.Of(X), Walk.Stretched(Y, X));
        int[] order = [.. Enumerable.Range(0, X.Rank).OrderBy(IsSummed)];
        return new Loops([.. order.Select(d => X[d])], order.Count(d => !IsSummed(d))).Write(
            Written(new([.. order.Select(d => writing[d])])), [Read(node.Inputs[0], new([.. order.Select(d => reading[d])]))], elements => elements[0]);

        bool IsSummed(int d) => writing[d] == 0 && X[d] > 1;
    }

    private IEnumerable<string> Product(int batch, int inner, bool transposeA, bool transposeB)
    {
        var (rows, columns) = (Y[-2], Y[-1]);
        return new Loops([batch, rows, columns, inner], 3).Write(
            Written(new([rows * columns, columns, 1, 0])),
            [
                Read(node.Inputs[0], new(transposeA ? [rows * inner, 1, 0, rows] : [rows * inner, inner, 0, 1])),
                Read(node.Inputs[1], new(transposeB ? [inner * columns, 0, inner, 1] : [inner * columns, 0, 1, columns])),
            ],
            elements => elements[0] * elements[1]);
    }

    private IEnumerable<string> Joined(int axis)
    {
        var (strides, start) = (Strides.Of(Y), 0);
        foreach (var input in node.Inputs)
        {
            foreach (var line in Copy(input.Shape, Written(strides, start * strides[axis]), Read(input, Strides.Of(input.Shape))))
                yield return line;
            start += input.Shape[axis];
        }
    }
}
