using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>A layer with one floating-point input, whose output has the same element type: most layers.</summary>
public abstract class UnaryLayer : Layer
{
    public sealed override TensorType OutputType(params ReadOnlySpan<TensorType> inputs)
    {
        var x = OneFloatingInput(inputs);
        return x with { Shape = OutputShape(x.Shape) };
    }

    /// <summary>The shape of one sample's output for that of its input, both without the batch dimension.</summary>
    /// <exception cref="ShapeException">the input does not fit; the message names the layer</exception>
    public abstract override Shape OutputShape(Shape input);

    /// <summary>Computes the output for an input that <see cref="OutputShape"/> has accepted.</summary>
    /// <param name="x">(batch, …)</param>
    protected abstract Variable Compute(Variable x);

    protected sealed override Variable Compute(ReadOnlySpan<Variable> inputs) => Compute(inputs[0]);
}
