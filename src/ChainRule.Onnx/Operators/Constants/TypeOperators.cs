using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Constants;

/// <summary>The same numbers, of the same element type or another.</summary>
internal static class TypeOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Identity", call => call.Value(0)),
        Operator.Of("Cast", call => Cast(call, (ElementType)call.Attributes.Int32("to", 0))),
        Operator.Of("CastLike", CastLike) with { Since = 15 },
    ];

    // Only the type of the second input counts, so what is known stays known.
    private static Value CastLike(Call call)
    {
        var type = call.Value(1).Type;
        return call.Value(0) is { Known: { } known, Type: var from } ? call.Result(new Tape().Bind(known).CastTo(type, from).Value, type) : Cast(call, type);
    }

    private static Value Cast(Call call, ElementType type) => Enum.IsDefined(type) && type != ElementType.Text
        ? call.Result(call[0].CastTo(type, call.Value(0).Type), type)
        : throw call.Refuse($"the element type {(int)type} is not supported");
}
