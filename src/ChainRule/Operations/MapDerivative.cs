using ChainRule.Explanations;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>d = f′ for every element, from those of x and y = f(x) that the function's derivative needs, in this order.</summary>
/// <param name="function">f, with its settings</param>
public sealed class MapDerivative<TFunction>(TFunction function) : ElementwiseOperation
    where TFunction : struct, IFunction
{
    private const double Saturated = 0.01;

    private static readonly Text Flat = new(
        "The function is flat here, as a ReLU that is off: no error passes.",
        "函数在此处是平的（例如未激活的 ReLU）：误差无法通过。");

    private static readonly Text NearlyFlat = new(
        "The function is nearly flat here (saturated): hardly any error passes.",
        "函数在此处几乎是平的（已饱和）：误差几乎无法通过。");

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

    internal override Remark? Remark(ElementView element) => Math.Abs(element.Value) switch
    {
        0 => new(Flat),
        < Saturated => new(NearlyFlat),
        _ => null,
    };

    private protected override ElementKernel<T> Kernel<T>() => new MapDerivativeKernel<T, TFunction>(function);

    private (TValue? X, TValue? Y) Needed<TValue>(ReadOnlySpan<TValue> inputs)
        where TValue : class =>
        function.Needs switch
        {
            DerivativeNeeds.Input => (inputs[0], null),
            DerivativeNeeds.Output => (null, inputs[0]),
            _ => (inputs[0], inputs[1]),
        };
}
