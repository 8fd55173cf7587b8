using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Activations;

/// <summary>Functions of all elements along a dimension; before operator set 13, of all from that dimension on.</summary>
internal static class SoftmaxOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("Softmax", x => x.Softmax()),
        Of("LogSoftmax", x => x.LogSoftmax()),
        Of("Hardmax", Hardmax),
    ];

    private static Operator Of(string type, Func<Variable, Variable> ofRows) => Operator.Of(type, call =>
    {
        var x = call[0];
        if (call.Opset >= 13)
        {
            var axis = call.Attributes.Int32("axis", -1);
            return call.Result(ofRows(x.Transpose(axis, -1)).Transpose(axis, -1));
        }

        var first = call.Attributes.Int32("axis", 1) is var given && given == x.Shape.Rank ? given : x.Shape.Place(given);
        var rows = x.Reshape([new Shape(x.Shape.Sizes[..first]).Count, new Shape(x.Shape.Sizes[first..]).Count]);
        return call.Result(ofRows(rows).Reshape(x.Shape));
    });

    // 1 at the first of the largest of a row, as max-pooling over the row sends an error of 1 there.
    private static Variable Hardmax(Variable x)
    {
        Window2d row = new(new(1, x.Shape[-1]), 1, 0, 1);
        Shape pictures = [x.Shape.WithoutLast().Count, 1, 1, x.Shape[-1]];
        var ones = x.Tape.Scalar(1, x.Type).BroadcastTo([pictures[0], 1, 1, 1]);
        return x.Tape.Append(new MaxPool2dToInput(row), x.Reshape(pictures), ones).Reshape(x.Shape);
    }
}
