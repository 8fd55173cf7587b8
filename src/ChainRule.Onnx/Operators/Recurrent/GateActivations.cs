using ChainRule.Onnx.Operators.Activations;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Recurrent;

/// <summary>The activations that a recurrent node names, those of all its directions one after another, with their α and β.</summary>
internal static class GateActivations
{
    public static Func<Variable, Variable>[] Of(Call call, int directions, params IReadOnlyList<string> byDefault)
    {
        var names = call.Attributes.Texts("activations") ?? [.. Enumerable.Repeat(byDefault, directions).SelectMany(name => name)];
        if (names.Length != directions * byDefault.Count)
            throw call.Refuse($"it has {names.Length} activations, not {directions * byDefault.Count}");

        // Only those that have an α take one from the list.
        var alphas = new Queue<float>(call.Attributes.Floats("activation_alpha") ?? []);
        var betas = new Queue<float>(call.Attributes.Floats("activation_beta") ?? []);
        return
        [
            .. names.Select(name =>
            {
                var activation = Activation.Find(name) ?? throw call.Refuse($"the activation {name} is unknown");
                var (alpha, beta) = (Taken(activation.Alpha, alphas), Taken(activation.Beta, betas));
                return (Func<Variable, Variable>)(x => activation.Formula(x, alpha, beta));
            }),
        ];
    }

    private static double Taken(double? byDefault, Queue<float> given) =>
        byDefault is { } number ? given.TryDequeue(out var first) ? first : number : 0;
}
