using ChainRule.Functions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>A function of every element; the shape is kept.</summary>
/// <param name="function">the function, with its settings</param>
public abstract class Activation<TFunction>(TFunction function) : UnaryLayer
    where TFunction : struct, IFunction
{
    public override Shape OutputShape(Shape input) => input;

    protected override Variable Compute(Variable x) => x.Map(function);
}
