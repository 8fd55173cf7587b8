using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Layers;

namespace OwnParts;

/// <summary>A function: y = x·tanh(ln(1 + eˣ)) (Misra 2019)</summary>
public readonly struct Mish : IFunction
{
    /// <inheritdoc/>
    public string Name => "mish";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => x * T.Tanh(T.LogOnePlusExp(x));

    // With t = tanh(ln(1 + eˣ)): y′ = t + x·σ(x)·(1 − t²)
    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T>
    {
        var t = T.Let("t", T.Tanh(T.LogOnePlusExp(x)));
        return T.MultiplyAdd(x * new ChainRule.Functions.Sigmoid().Forward(x), T.Constant(1) - t * t, t);
    }
}

/// <summary>The function as a layer.</summary>
public sealed class MishLayer() : Activation<Mish>(default);
