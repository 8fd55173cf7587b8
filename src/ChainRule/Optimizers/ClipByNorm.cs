using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>
/// Scales all gradients by min(1, limit / (norm + 10⁻⁶)), where norm is the Euclidean norm of all of them together (Pascanu, Mikolov and
/// Bengio 2013; the small number is PyTorch's).
/// </summary>
/// <param name="limit">the largest norm that is left unchanged</param>
public sealed class ClipByNorm(double limit) : GradientLink
{
    private static readonly Letter GradientNorm = new("n", Role.Norm, new("norm of all gradients together", "全部梯度的范数"));

    private static readonly Letter Factor = new("c", Role.ClippingFactor, new("factor that clips the gradients; 1 leaves them as they are", "梯度裁剪系数；为 1 时梯度不变"));

    /// <summary>The largest norm that is left unchanged.</summary>
    public double Limit { get; } = Setting.NotNegative(limit);

    public override string Name => "clip_by_norm";

    public override Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients)
    {
        if (gradients.Length == 0)
            return gradients;
        var squares = gradients.Select(g => g.Map(new Square()).Sum()).Aggregate((a, b) => a + b);
        var norm = Variable.Sqrt(squares);
        norm.Name ??= GradientNorm;
        var scale = Variable.Min(Limit / (norm + 1e-6), Variable.Constant(1));
        scale.Name ??= Factor;
        return [.. gradients.Select(g => scale * g)];
    }
}
