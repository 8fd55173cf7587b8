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
/// positions is divided by the sum of the targets' class weights for indexes, and by the number of positions for probabilities; weights of samples
/// multiply those of their classes, in the sum and in the divisor.
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
        Check(output, target);
        var classes = ClassWeights is null ? null : Weights(output);
        var loss = Mean(output, target, classes, null);
        loss.WrittenAs = new CrossEntropyFormula(output, target, classes, LabelSmoothing);
        return loss;
    }

    public override Variable Compute(Variable output, Variable target, Variable weights)
    {
        Check(output, target);
        return Mean(output, target, ClassWeights is null ? null : Weights(output), PerSample(weights, output));
    }

    public override bool GivesProbabilities => true;

    public override Variable Probabilities(Variable output) => output.Softmax();

    private void Check(Variable output, Variable target)
    {
        if (output.Shape.Rank < 2)
            throw new ShapeException($"CrossEntropy takes outputs of shape [batch, …, classes], not {output.Shape}.");
        if (ClassWeights is not null && ClassWeights.Count != output.Shape[-1])
            throw new ShapeException($"CrossEntropy was given {ClassWeights.Count} class weights for {output.Shape[-1]} classes.");
        if (target.Type == DType.Int64 && target.Shape != output.Shape.WithoutLast())
            throw new ShapeException($"CrossEntropy takes class indexes of shape {output.Shape.WithoutLast()} for outputs of shape {output.Shape}, not of {target.Shape}.");
    }

    // classes: (classes), samples: (batch, 1, …)
    private Variable Mean(Variable output, Variable target, Variable? classes, Variable? samples)
    {
        // (batch, …, classes): −w·ln p of every class
        var losses = -output.LogSoftmax();
        if (classes is not null)
            losses *= classes;
        if (samples is not null)
            losses *= samples;
        return target.Type == DType.Int64 ? OfIndexes(losses, target, classes, samples) : OfProbabilities(losses, Same(output, target), samples);
    }

    private Variable OfIndexes(Variable losses, Variable target, Variable? classes, Variable? samples)
    {
        var sum = losses.Gather(target).Sum();
        if (LabelSmoothing > 0)
            sum = sum * (1 - LabelSmoothing) + losses.Sum() * (LabelSmoothing / losses.Shape[-1]);
        if (classes is null)
            return Mean(sum, losses.Shape, samples);
        var weights = samples is null ? classes : classes * samples;
        return sum / weights.BroadcastTo(losses.Shape).Gather(target).Sum();
    }

    private Variable OfProbabilities(Variable losses, Variable target, Variable? samples)
    {
        var smoothed = LabelSmoothing > 0 ? target * (1 - LabelSmoothing) + LabelSmoothing / losses.Shape[-1] : target;
        return Mean((losses * smoothed).Sum(), losses.Shape, samples);
    }

    // Over samples and positions; losses have the shape (batch, …, classes).
    private static Variable Mean(Variable sum, Shape losses, Variable? samples) =>
        samples is null ? sum / losses.WithoutLast().Count : sum / (samples.Sum() * losses.WithoutLast().WithoutFirst().Count);

    private static double[] Checked(IReadOnlyList<double> classWeights)
    {
        double[] weights = [.. classWeights.Select(weight => Setting.NotNegative(weight, nameof(classWeights)))];
        return weights.Any(weight => weight > 0) ? weights : throw new ArgumentException("all class weights are 0; give at least one class a weight above 0", nameof(classWeights));
    }

    private Variable Weights(Variable like) =>
        like.Tape.Bind(Tensor.From(ClassWeights!.ToArray(), ClassWeights!.Count).InPrecision(like.Type), new LetterSymbol(ClassWeight, Path: "class weights"));
}
