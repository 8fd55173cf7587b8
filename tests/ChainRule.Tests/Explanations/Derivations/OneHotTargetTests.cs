using ChainRule.Explanations;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Derivations;

public sealed class OneHotTargetTests
{
    [Fact]
    public void A_class_is_given_as_the_target_that_it_stands_for() =>
        Assert.Equal(["target[0,0]: t₁ = 0", "target[0,1]: t₂ = 1", "target[0,2]: t₃ = 0"], Targets(new CrossEntropy(), 1, 1));

    [Fact]
    public void Of_a_batch_every_sample_has_its_own() =>
        Assert.Equal(
            ["target[0,0]: t₁₁ = 0", "target[0,1]: t₁₂ = 0", "target[0,2]: t₁₃ = 1", "target[1,0]: t₂₁ = 1", "target[1,1]: t₂₂ = 0", "target[1,2]: t₂₃ = 0"],
            Targets(new CrossEntropy(classWeights: [1, 2, 3]), 2, 2, 0));

    private static IEnumerable<string> Targets(Loss loss, int samples, params long[] classes) =>
        Explanation.Of(new(new Sequential(new Linear(2, 3)).To(DType.Float64), loss), Some.Tensor([samples, 2]), Tensor.From(classes, samples), []).Given
            .Where(given => given.Address.StartsWith("target", StringComparison.Ordinal))
            .Select(given => FormattableString.Invariant($"{given.Address}: {given.Quantity} = {given.Value}"));
}
