using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>How a parameter's elements are drawn before training.</summary>
public abstract class Initializer
{
    /// <summary>One element of a parameter of this shape.</summary>
    public abstract double Draw(Shape shape, RandomSource random);

    /// <summary>Draws all elements, in row-major order.</summary>
    public virtual void Fill(Tensor tensor, RandomSource random)
    {
        for (var i = 0; i < tensor.Count; i++)
            tensor.SetValue(i, Draw(tensor.Shape, random));
    }

    /// <summary>The gain for a ReLU with this slope for negative x: √(2 / (1 + slope²)).</summary>
    protected static double ReluGain(double negativeSlope) => Math.Sqrt(2 / (1 + negativeSlope * negativeSlope));

    /// <summary>The number of inputs of one unit: for a weight (out, in, …), the product of all sizes but the first.</summary>
    protected static int FanIn(Shape shape) => shape.Rank < 2 ? shape.Count : shape.Count / Math.Max(1, shape[0]);

    /// <summary>The number of units that one input reaches: for a weight (out, in, …), the product of all sizes but the second.</summary>
    protected static int FanOut(Shape shape) => shape.Rank < 2 ? shape.Count : shape.Count / Math.Max(1, shape[1]);
}
