using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Activations;

/// <summary>A function of every element, as operators and the gates of recurrent networks know it.</summary>
/// <param name="Type">its name: LeakyRelu</param>
/// <param name="Formula">y from x, α and β</param>
/// <param name="Alpha">α by default; null where the formula has none</param>
/// <param name="Beta">β by default, likewise</param>
internal sealed record Activation(string Type, Func<Variable, double, double, Variable> Formula, double? Alpha = null, double? Beta = null)
{
    /// <summary>Those that are operators.</summary>
    public static IReadOnlyList<Activation> Operators { get; } =
    [
        new("Tanh", (x, _, _) => x.Map(new Tanh())),
        new("Sigmoid", (x, _, _) => x.Map(new Sigmoid())),
        new("HardSigmoid", HardSigmoid, 0.2, 0.5),
        new("HardSwish", (x, _, _) => x * HardSigmoid(x, 1.0 / 6, 0.5)) { Since = 14 },
        new("Relu", (x, _, _) => x.Map(new Relu())),
        new("LeakyRelu", (x, alpha, _) => x.Map(new LeakyRelu(alpha)), 0.01),
        new("ThresholdedRelu", (x, alpha, _) => Variable.IfPositive(x - alpha, x, 0), 1),
        new("Elu", (x, alpha, _) => x.Map(new Elu(alpha)), 1),
        new("Celu", (x, alpha, _) => (x / alpha).Map(new Elu(1)) * alpha, 1) { Since = 12 },
        new("Softplus", (x, _, _) => x.Map(new Softplus())),
        new("Softsign", (x, _, _) => x / (Variable.Abs(x) + 1)),
        new("Mish", (x, _, _) => x * x.Map(new Softplus()).Map(new Tanh())) { Since = 18 },
        new("Swish", (x, alpha, _) => alpha == 1 ? x.Map(new Silu()) : x * (x * alpha).Map(new Sigmoid()), 1) { Since = 24 },
    ];

    private static readonly Dictionary<string, Activation> ForGates = ((IEnumerable<Activation>)
    [
        .. Operators,
        new("Affine", (x, alpha, beta) => x * alpha + beta, 1, 0),
        new("ScaledTanh", (x, alpha, beta) => (x * beta).Map(new Tanh()) * alpha, 1, 1),
    ]).ToDictionary(one => one.Type, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc cref="Operator.Since"/>
    public int Since { get; private init; } = 1;

    /// <summary>The function that a gate names; null if there is none.</summary>
    public static Activation? Find(string type) => ForGates.GetValueOrDefault(type);

    // max(0, min(1, α·x + β))
    private static Variable HardSigmoid(Variable x, double alpha, double beta) => Variable.Max(Variable.Min(x * alpha + beta, 1), 0);
}
