using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Losses;

/// <summary>
/// −Σ w·q·ln softmax(z) over the classes, for outputs z (batch, …, classes) before the softmax: one such sum for each sample, or for each of
/// its positions. Targets are class indexes (batch, …) as Int64, or probabilities in the outputs' shape.
/// </summary>
/// <remarks>
/// With label smoothing ε, q = (1 − ε)·target + ε/classes (Szegedy et al. 2016). The mean is PyTorch's: the sum over all samples and
/// positions is divided by the sum of the targets' class weights for indexes, and by the number of positions for probabilities.
/// </remarks>
/// <param name="labelSmoothing">ε, from 0 to 1</param>
/// <param name="classWeights">w, one for each class; all 1 by default</param>
public sealed class CrossEntropy(double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null) : Loss
{
    private static readonly Letter ClassWeight = new("α", Role.ClassWeight, new("weight of a class in the loss", "类别在损失中的权重"));

    /// <summary>ε: how much of each target is spread over all classes.</summary>
    public double LabelSmoothing { get; } = Setting.Fraction(labelSmoothing);

    /// <summary>w, one for each class; null if all are 1.</summary>
    public IReadOnlyList<double>? ClassWeights { get; } = classWeights is null ? null : Checked(classWeights);

    public override bool TakesClassIndexes => true;

    public override double? Threshold => null;

    public override Variable Compute(Variable output, Variable target)
    {
        if (output.Shape.Rank < 2)
            throw new ShapeException($"CrossEntropy takes outputs of shape [batch, …, classes], not {output.Shape}.");
        if (ClassWeights is not null && ClassWeights.Count != output.Shape[-1])
            throw new ShapeException($"CrossEntropy was given {ClassWeights.Count} class weights for {output.Shape[-1]} classes.");
        if (target.Type == DType.Int64 && target.Shape != output.Shape.WithoutLast())
            throw new ShapeException($"CrossEntropy takes class indexes of shape {output.Shape.WithoutLast()} for outputs of shape {output.Shape}, not of {target.Shape}.");
        var weights = ClassWeights is null ? null : Weights(output);
        var losses = -output.LogSoftmax();
        if (weights is not null)
            losses *= weights;
        var loss = target.Type == DType.Int64 ? OfIndexes(losses, target, weights) : OfProbabilities(losses, Same(output, target));
        loss.WrittenAs = new CrossEntropyFormula(output, target, weights, LabelSmoothing);
        return loss;
    }

    public override bool GivesProbabilities => true;

    public override Variable Probabilities(Variable output) => output.Softmax();

    // losses (batch, …, classes): −w·ln p of every class
    private Variable OfIndexes(Variable losses, Variable target, Variable? weights)
    {
        var sum = losses.Gather(target).Sum();
        if (LabelSmoothing > 0)
            sum = sum * (1 - LabelSmoothing) + losses.Sum() * (LabelSmoothing / losses.Shape[-1]);
        return weights is null
            ? sum / target.Shape.Count
            : sum / weights.BroadcastTo(losses.Shape).Gather(target).Sum();
    }

    private Variable OfProbabilities(Variable losses, Variable target)
    {
        var smoothed = LabelSmoothing > 0 ? target * (1 - LabelSmoothing) + LabelSmoothing / losses.Shape[-1] : target;
        return (losses * smoothed).Sum() / losses.Shape.WithoutLast().Count;
    }

    private static double[] Checked(IReadOnlyList<double> classWeights)
    {
        double[] weights = [.. classWeights.Select(weight => Setting.NotNegative(weight, nameof(classWeights)))];
        return weights.Any(weight => weight > 0) ? weights : throw new ArgumentException("all class weights are 0; give at least one class a weight above 0", nameof(classWeights));
    }

    private Variable Weights(Variable like) =>
        like.Tape.Bind(Tensor.From(ClassWeights!.ToArray(), ClassWeights!.Count).InPrecision(like.Type), new LetterSymbol(ClassWeight, Path: "class weights"));
}
