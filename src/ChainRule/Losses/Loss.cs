using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Losses;

/// <summary>How wrong an output is: the number that training minimises.</summary>
public abstract class Loss
{
    /// <summary>The loss of a batch, as a single number.</summary>
    /// <param name="output">(batch, …), from the model</param>
    /// <param name="target">what the output should be, in the output's shape unless the loss says otherwise</param>
    /// <exception cref="ShapeException">output and target do not go together</exception>
    public abstract Variable Compute(Variable output, Variable target);

    /// <summary>The loss of a batch whose samples count differently: Σ wᵢ·ℓᵢ / Σ wᵢ, where ℓᵢ is the loss of sample i alone.</summary>
    /// <remarks>So equal weights change nothing, and a weight of 2 is that sample twice. The divisor is the batch's, as PyTorch's is for class weights.</remarks>
    /// <inheritdoc cref="Compute(Variable, Variable)"/>
    /// <param name="output">(batch, …), from the model</param>
    /// <param name="target">what the output should be</param>
    /// <param name="weights">w: (batch), each above 0</param>
    /// <exception cref="NotSupportedException">the loss has no form with weights</exception>
    public virtual Variable Compute(Variable output, Variable target, Variable weights) =>
        throw new NotSupportedException($"{GetType().Name} takes no weights of samples: override Compute with weights, or train without them.");

    /// <summary>The loss of a batch plus the penalty on parameters, if there is one: what training minimises.</summary>
    /// <inheritdoc cref="Compute(Variable, Variable)"/>
    /// <param name="output">(batch, …), from the model</param>
    /// <param name="target">what the output should be</param>
    /// <param name="penalty">the penalty; null for none</param>
    /// <param name="parameters">the parameters that the penalty may apply to</param>
    /// <param name="weights">how much each sample counts; null if all count the same</param>
    public Variable Compute(Variable output, Variable target, Regularization? penalty, IReadOnlyList<Parameter> parameters, Variable? weights = null)
    {
        var loss = weights is null ? Compute(output, target) : Compute(output, target, weights);
        if (loss.Shape.Count != 1)
            throw new ShapeException($"A loss is a single number, but {GetType().Name} returns {loss.TensorType}: take the mean or the sum of it.");
        return penalty?.AddTo(loss, parameters) ?? loss;
    }

    /// <summary>Whether the loss takes class indexes; if not, they are given to it one-hot.</summary>
    public virtual bool TakesClassIndexes => false;

    /// <summary>The value above which a single output means class 1 of two; null if every class has an output of its own.</summary>
    public virtual double? Threshold => 0.5;

    /// <summary>The number of classes that a sample's outputs stand for: the last dimension, or two if <see cref="Threshold"/> separates them by a single output.</summary>
    /// <param name="output">the shape of one sample's output: (…, classes)</param>
    /// <returns>the number; null if outputs do not stand for classes</returns>
    public virtual int? ClassCount(Shape output)
    {
        var outputs = output.Rank == 0 ? 1 : output[-1];
        return outputs == 1 && Threshold is not null ? 2 : outputs;
    }

    /// <summary>Whether <see cref="Probabilities"/> turns outputs into probabilities.</summary>
    public virtual bool GivesProbabilities => false;

    /// <summary>The output as probabilities if the loss defines them; else unchanged.</summary>
    public virtual Variable Probabilities(Variable output) => output;

    /// <summary>The weights of samples (batch), for products with what is computed of each: (batch, 1, …).</summary>
    /// <param name="weights">(batch)</param>
    /// <param name="like">(batch, …)</param>
    /// <exception cref="ShapeException">there is not one for each sample</exception>
    protected static Variable PerSample(Variable weights, Variable like) => weights.Shape == [like.Shape[0]]
        ? weights.Reshape(new([like.Shape[0], .. Enumerable.Repeat(1, like.Shape.Rank - 1)]))
        : throw new ShapeException($"Weights of shape {weights.Shape} are not one for each of {like.Shape[0]} samples.");

    /// <summary>The target, which must have the output's shape and type.</summary>
    /// <exception cref="ShapeException">one of them differs</exception>
    protected Variable Same(Variable output, Variable target)
    {
        if (output.Shape != target.Shape)
            throw new ShapeException($"{GetType().Name} compares outputs with targets of the same shape; these are {output.Shape} and {target.Shape}.");
        return output.Type == target.Type
            ? target
            : throw new ShapeException($"{GetType().Name} compares outputs with targets of the same type; these are {output.TensorType} and {target.TensorType}.");
    }
}
