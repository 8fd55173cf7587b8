using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Operators.Activations;

/// <summary>Dropout in use: it changes nothing, and its mask is all true.</summary>
internal static class DropoutOperator
{
    public static IEnumerable<Operator> All => [new("Dropout", Compute)];

    private static IReadOnlyList<Value> Compute(Call call)
    {
        if (call.Has(2) && call.Known(2).ToDoubles() is not [0] && !(call.Has(1) && call.Known(1).ToDoubles() is [0]))
            throw call.Refuse("it drops at random, in training_mode", "export the model for inference");
        var type = call.Opset < 10 ? call.Value(0).Type : ElementType.Bool;
        var same = call.Value(0);
        return call.Wants(1) ? [same, call.Result(call.Tape.NewTensor(same.Shape, type.Held(), _ => 1), type)] : [same];
    }
}
