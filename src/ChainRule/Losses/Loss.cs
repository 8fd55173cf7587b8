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

    /// <summary>From where on a single output means class 1 of two; null where every class has an output of its own.</summary>
    public virtual double? Threshold => 0.5;

    /// <summary>How many classes the outputs of a sample stand for: as many as the last dimension has, or two that <see cref="Threshold"/> tells apart by one output.</summary>
    /// <param name="output">the shape of one sample's output: (…, classes)</param>
    /// <returns>the number; null where outputs are numbers that stand for no class</returns>
    public virtual int? ClassCount(Shape output)
    {
        var outputs = output.Rank == 0 ? 1 : output[-1];
        return outputs == 1 && Threshold is not null ? 2 : outputs;
    }

    /// <summary>Whether the loss reads outputs as probabilities, by way of <see cref="Probabilities"/>.</summary>
    public virtual bool GivesProbabilities => false;

    /// <summary>The output as probabilities, where the loss reads it so; else as it is.</summary>
    public virtual Variable Probabilities(Variable output) => output;

    /// <summary>The target, which must have the output's shape and type.</summary>
    /// <exception cref="ShapeException">it has another</exception>
    protected Variable Same(Variable output, Variable target)
    {
        if (output.Shape != target.Shape)
            throw new ShapeException($"{GetType().Name} compares outputs with targets of the same shape; these are {output.Shape} and {target.Shape}.");
        return output.Type == target.Type
            ? target
            : throw new ShapeException($"{GetType().Name} compares outputs with targets of the same type; these are {output.TensorType} and {target.TensorType}.");
    }
}
