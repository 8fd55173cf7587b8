using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace OwnParts;

/// <summary>A loss: ln cosh(y − t), mean over every element; like half the square of small errors, like the magnitude of large ones.</summary>
public sealed class LogCosh : Loss
{
    /// <inheritdoc/>
    public override Variable Compute(Variable output, Variable target)
    {
        var loss = (output - Same(output, target)).Map(default(LogCoshFunction)).Mean();
        loss.WrittenAs = new LogCoshFormula(output, target);
        return loss;
    }
}

/// <summary>y = ln cosh x = |x| + ln(1 + e^(−2|x|)) − ln 2, in which nothing overflows; y′ = tanh x</summary>
public readonly struct LogCoshFunction : IFunction
{
    /// <inheritdoc/>
    public string Name => "logcosh";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Abs(x) + T.Log1p(T.Exp(T.Constant(-2) * T.Abs(x))) - T.Constant(Math.Log(2));

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Tanh(x);
}

/// <summary>The loss in the words of a textbook: L = 1/n·Σ ln cosh(y − t), ∂L/∂y = tanh(y − t)/n.</summary>
internal sealed class LogCoshFormula(Variable output, Variable target) : LossFormula(output, target)
{
    private Traced Count => Traced.Constant(Output.Shape.Count);

    public override ChainRule.Expressions.Text? Note => null;

    public override Traced Loss(ILossTerms terms) => Sums.Of(Enumerable.Range(0, Output.Shape.Count).Select(index => LogCosh(Error(terms, index)))) / Count;

    public override Traced Gradient(ILossTerms terms, int index) => Traced.Tanh(Error(terms, index)) / Count;

    private static Traced Error(ILossTerms terms, int index) => terms.Output(index) - terms.Target(index);

    private static Traced LogCosh(Traced e) => Traced.Log(new(new ChainRule.Expressions.Call("cosh", Math.Cosh(e.Value), e.Expression)));
}
