using ChainRule.Formats;
using ChainRule.Losses;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;

namespace ChainRule.Models;

/// <summary>Builds a network's loss, which must suit the shape of one sample's output.</summary>
internal static class LossBuilder
{
    public static Loss Make(PartSpecification part, Shape output, Location location)
    {
        var loss = PartCatalog.Losses.Make(part, location);
        if (loss.TakesClassIndexes && output.Rank != 1)
            throw location.Refuse($"{part.Type} takes one number for each class, but the last layer's output is {output}", "end the layers with flatten and linear");
        if (loss is CrossEntropy { ClassWeights.Count: var weights } && weights != output[0])
            throw location.Member("class_weights").Refuse($"the length is {weights}", $"make it {output[0]}");
        return loss;
    }
}
