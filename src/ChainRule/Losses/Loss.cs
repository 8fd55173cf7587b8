using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Losses;

/// <summary>How wrong an output is: the number that training makes small.</summary>
public abstract class Loss
{
    /// <summary>The loss of a batch, as a single number.</summary>
    /// <param name="output">(batch, …) what the model put out</param>
    /// <param name="target">what it should have put out, in the output's shape unless the loss says otherwise</param>
    /// <exception cref="ShapeException">the two do not fit</exception>
    public abstract Variable Compute(Variable output, Variable target);

    /// <summary>The loss of a batch with a penalty on parameters, where there is one: what training makes small.</summary>
    /// <inheritdoc cref="Compute(Variable, Variable)"/>
    /// <param name="output">(batch, …) what the model put out</param>
    /// <param name="target">what it should have put out</param>
    /// <param name="penalty">the penalty; none when null</param>
    /// <param name="parameters">the parameters that it may apply to</param>
    public Variable Compute(Variable output, Variable target, Regularization? penalty, IReadOnlyList<Parameter> parameters)
    {
        var loss = Compute(output, target);
        return penalty?.AddTo(loss, parameters) ?? loss;
    }

    /// <summary>Whether the loss takes class indexes as they are; else they are handed to it one-hot.</summary>
    public virtual bool TakesClassIndexes => false;

    /// <summary>From where on a single output means class 1 of two.</summary>
    public virtual double Threshold => 0.5;

    /// <summary>Whether the loss reads outputs as probabilities, by way of <see cref="Probabilities"/>.</summary>
    public virtual bool GivesProbabilities => false;

    /// <summary>The output as probabilities, where the loss reads it so; else as it is.</summary>
    public virtual Variable Probabilities(Variable output) => output;

    /// <summary>The target, which must have the output's shape.</summary>
    /// <exception cref="ShapeException">it has another</exception>
    protected Variable Same(Variable output, Variable target) =>
        output.Shape == target.Shape
            ? target
            : throw new ShapeException($"{GetType().Name} compares outputs with targets of the same shape; these are {output.Shape} and {target.Shape}.");
}
