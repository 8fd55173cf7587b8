using ChainRule.Functions;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Activations;

/// <summary>Activations, element by element.</summary>
internal static class ActivationOperators
{
    public static IEnumerable<Operator> All =>
    [
        .. Activation.Operators.Select(Of),
        Operator.Of("Selu", Selu),
        Operator.Of("PRelu", call => call.Result(Variable.IfPositive(call[0], call[0], call[1] * call[0]))),
        Operator.Of("Gelu", Gelu) with { Since = 20 },
    ];

    private static Operator Of(Activation activation) =>
        Operator.Of(activation.Type, call => call.Result(Computed(call, activation))) with { Since = activation.Since };

    private static Variable Computed(Call call, Activation activation)
    {
        var (alpha, beta) = (call.Attributes.Float("alpha", activation.Alpha ?? 0), call.Attributes.Float("beta", activation.Beta ?? 0));
        return activation.Formula(call[0], alpha, beta);
    }

    // γ·elu(x)
    private static Value Selu(Call call)
    {
        var alpha = call.Attributes.Float("alpha", 1.67326319217681884765625);
        return call.Result(call[0].Map(new Elu(alpha)) * call.Attributes.Float("gamma", 1.05070102214813232421875));
    }

    private static Value Gelu(Call call) => call.Attributes.Text("approximate", "none") switch
    {
        "none" => call.Result(call[0].Map(new Gelu())),
        "tanh" => call.Result(call[0].Map(new GeluTanh())),
        var other => throw call.Refuse($"the approximation {other} is unknown"),
    };
}
