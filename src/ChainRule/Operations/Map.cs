using ChainRule.Explanations;
using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>y = f(x) for every element.</summary>
/// <param name="function">f, with its settings</param>
public sealed class Map<TFunction>(TFunction function) : ElementwiseOperation
    where TFunction : struct, IFunction
{
    /// <inheritdoc/>
    public override string Name => function.Name;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        foreach (var i in output.Wanted)
            output[i] = function.Forward(inputs[0][i]);
    }

    /// <summary>∂L/∂x = g·f′(x)</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (x, y) = (node.Inputs[0], node.Output);
        Variable[] needed = function.Needs switch
        {
            DerivativeNeeds.Input => [x],
            DerivativeNeeds.Output => [y],
            DerivativeNeeds.Input | DerivativeNeeds.Output => [x, y],
            _ => [],
        };
        return g * (needed is [] ? function.Derivative(x, y) : Derivative(node, needed));
    }

    // Of a layer's own function, or of what a layer put out; of a penalty on weights the formula itself says more.
    private Variable Derivative(Node node, Variable[] needed)
    {
        var x = node.Inputs[0];
        var derivative = x.Tape.Append(new MapDerivative<TFunction>(function), needed);
        if (x.Name is { } name && (node.Scope.Length > 0 || x.IsLayerOutput))
            derivative.Name = new DerivativeSymbol(function.Name, name);
        return derivative;
    }

    // A root is written as one.
    internal override Expression? Shorthand(ElementView element) => function is Sqrt ? null : new Call(function.Name, element.Value, element.Input(0, element.Index));

    private protected override ElementKernel<T> Kernel<T>() => new MapKernel<T, TFunction>(function);
}
