using ChainRule.Functions;
using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>d = f′ for every element, from those of x and y = f(x) that the function's derivative needs, in this order.</summary>
/// <param name="function">f, with its settings</param>
public sealed class MapDerivative<TFunction>(TFunction function) : FloatingOperation
    where TFunction : struct, IFunction
{
    /// <inheritdoc/>
    public override string Name => function.Name + "′";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, y) = Needed<Grid<T>>(inputs);
        foreach (var i in output.Wanted)
            output[i] = function.Derivative(x is null ? default! : x[i], y is null ? default! : y[i]);
    }

    /// <summary>The derivative's own derivative: its rule is written onto the tape and walked back.</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (x, y) = Needed<Variable>([.. node.Inputs]);
        var firstNode = g.Tape.Nodes.Count;
        var derivative = function.Derivative(x!, y!);
        return g.Tape.Nodes.Count == firstNode
            ? ReferenceEquals(derivative, node.Inputs[input]) ? g : null
            : Backpropagation.Gradients(derivative, g, [node.Inputs[input]], firstNode)[0];
    }

    private protected override void Run<T>(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
    {
        var (x, y) = Needed(inputs);
        workers.For(output.Count, Map<TFunction>.Grain, new MapDerivativeJob<T, TFunction>(function, x, y, output));
    }

    private (TValue? X, TValue? Y) Needed<TValue>(ReadOnlySpan<TValue> inputs)
        where TValue : class =>
        function.Needs switch
        {
            DerivativeNeeds.Input => (inputs[0], null),
            DerivativeNeeds.Output => (null, inputs[0]),
            _ => (inputs[0], inputs[1]),
        };
}
