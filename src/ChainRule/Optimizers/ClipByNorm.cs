using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>
/// All gradients scaled by min(1, limit / (norm + 10⁻⁶)), with the Euclidean norm of all of them together (Pascanu, Mikolov and
/// Bengio 2013; the small number is PyTorch's).
/// </summary>
/// <param name="limit">the largest norm that stays</param>
public sealed class ClipByNorm(double limit) : GradientClipping
{
    /// <summary>The largest norm that stays.</summary>
    public double Limit { get; } = Setting.NotNegative(limit);

    /// <inheritdoc/>
    public override Variable[] Clip(Variable[] gradients)
    {
        if (gradients.Length == 0)
            return gradients;
        var squares = gradients.Select(g => g.Map(new Square()).Sum()).Aggregate((a, b) => a + b);
        var norm = Variable.Sqrt(squares);
        norm.Name ??= "n";
        var scale = Variable.Min(Limit / (norm + 1e-6), Variable.Constant(1));
        scale.Name ??= "c";
        return [.. gradients.Select(g => scale * g)];
    }
}
