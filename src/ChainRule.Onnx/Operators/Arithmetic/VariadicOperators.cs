using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Arithmetic;

/// <summary>Functions of any number of tensors, element by element; and <c>Clip</c>, which is a minimum of a maximum.</summary>
internal static class VariadicOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("Sum", Numbers.Add),
        Of("Max", Numbers.Max),
        Of("Min", Numbers.Min),
        Operator.Of("Mean", call => call.Result(Of(call, Numbers.Add) * (1.0 / call.InputCount))),
        Operator.Of("Clip", Clip),
    ];

    private static Operator Of(string type, Func<Variable, Variable, Variable> function) => Operator.Of(type, call => call.Number(Of(call, function)));

    private static Variable Of(Call call, Func<Variable, Variable, Variable> function) =>
        Enumerable.Range(1, call.InputCount - 1).Aggregate(call[0], (result, i) => function(result, call[i]));

    // The bounds were attributes before they became inputs.
    private static Value Clip(Call call)
    {
        var x = call[0];
        var (least, greatest) = call.Opset < 11 ? (Bound("min"), Bound("max")) : (call.Optional(1), call.Optional(2));
        var raised = least is null ? x : Numbers.Max(x, least);
        return call.Result(greatest is null ? raised : Numbers.Min(raised, greatest));

        Variable? Bound(string name) => call.Attributes.Has(name) ? call.Tape.Scalar(call.Attributes.Float(name, 0), x.Type) : null;
    }
}
