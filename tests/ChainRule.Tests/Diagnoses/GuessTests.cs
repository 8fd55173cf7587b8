using ChainRule.Diagnoses;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Diagnoses;

/// <summary>The loss of the best constant answer, by the formulas of textbooks.</summary>
public sealed class GuessTests
{
    private static readonly Tensor Classes = Tensor.From<long>([0, 0, 0, 1], 4);

    private static readonly Tensor Numbers = Tensor.From<float>([1, 2, 3, 10], 4, 1);

    // −Σ p·ln p
    private static readonly double Entropy = -(0.75 * Math.Log(0.75) + 0.25 * Math.Log(0.25));

    [Fact]
    public void Of_classes_it_is_the_entropy_of_their_shares()
    {
        Assert.Equal(Entropy, Guess.LossOf(new CrossEntropy(), Classes, [2], DType.Float64), 1e-9);
        Assert.Equal(Entropy, Guess.LossOf(new BinaryCrossEntropy(), Classes, [1], DType.Float64), 1e-9);
        Assert.Equal(Math.Log(2), Guess.LossOf(new CrossEntropy(classWeights: [1, 3]), Classes, [2], DType.Float64), 1e-9);
    }

    [Fact]
    public void Label_smoothing_moves_the_shares()
    {
        double[] smoothed = [0.9 * 0.75 + 0.05, 0.9 * 0.25 + 0.05];
        Assert.Equal(-smoothed.Sum(p => p * Math.Log(p)), Guess.LossOf(new CrossEntropy(labelSmoothing: 0.1), Classes, [2], DType.Float64), 1e-9);
    }

    [Fact]
    public void Of_numbers_it_is_the_variance_or_the_deviation_from_the_median()
    {
        Assert.Equal(12.5, Guess.LossOf(new MeanSquaredError(), Numbers, [1], DType.Float64), 1e-9);
        Assert.Equal(2.5, Guess.LossOf(new MeanAbsoluteError(), Numbers, [1], DType.Float64), 1e-9);
    }

    [Fact]
    public void Classes_that_are_compared_as_numbers_have_their_shares_as_means() =>
        Assert.Equal(0.75 * 0.25, Guess.LossOf(new MeanSquaredError(), Classes, [2], DType.Float64), 1e-9);
}
