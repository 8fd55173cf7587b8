using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ½x² where |x| ≤ δ, else δ·(|x| − ½δ), with y′ = x held within ±δ (Huber 1964)</summary>
/// <param name="Delta">δ: beyond it the loss grows linearly</param>
public readonly record struct HuberPenalty(double Delta) : IFunction
{
    public string Name => "huber";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    // With m = min(|x|, δ), both branches are m·(|x| − ½m).
    public T Forward<T>(T x)
        where T : IAlgebra<T>
    {
        var size = T.Abs(x);
        var m = T.Min(size, T.Constant(Delta));
        return m * (size - T.Constant(0.5) * m);
    }

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Max(T.Min(x, T.Constant(Delta)), T.Constant(-Delta));
}
