using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Losses;

/// <summary>What training minimises: the loss of a model's outputs, plus the penalty on its parameters if there is one.</summary>
/// <param name="Model">the model</param>
/// <param name="Loss">the loss of its outputs</param>
/// <param name="Regularization">the penalty; null for none</param>
public sealed record Objective(Layer Model, Loss Loss, Regularization? Regularization = null)
{
    private static readonly Letter SampleWeight = new("ω", Role.SampleWeight, new("weight of a sample in the loss", "样本在损失中的权重"));

    /// <summary>(batch) how much each sample counts of the one batch that is explained or checked; null if all count the same.</summary>
    public Tensor? Weights { get; init; }

    /// <summary>The loss of a batch, as a single number.</summary>
    /// <param name="inputs">(batch, …) each, as the model takes them</param>
    /// <param name="target">what the output should be, as the loss takes it</param>
    /// <param name="weights">(batch) how much each sample counts; if null, <see cref="Weights"/> say</param>
    public Variable Compute(ReadOnlySpan<Variable> inputs, Variable target, Variable? weights = null) =>
        Loss.Compute(Model.Forward(inputs), target, Regularization, Model.Parameters, weights ?? Bound(target.Tape));

    private Variable? Bound(Tape tape) =>
        Weights is { } weights ? tape.Bind(weights.InPrecision(Model.DataType()), new LetterSymbol(SampleWeight, Path: "sample weights")) : null;
}
