using System.Xml.Linq;
using ChainRule.Models;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Reporting.Images;

/// <summary>The weights of the first layer as pictures that stand in the page.</summary>
internal static class FirstLayerImages
{
    private const int Most = 64;

    /// <summary>At most 64 pictures, one for each channel of a filter; none if the weights are no pictures.</summary>
    public static IReadOnlyList<XElement> Of(Model model)
    {
        if (FirstFilters.Of(model.Network, model.Input) is not { } filters)
            return [];
        Shape picture = [filters.Shape[2], filters.Shape[3]];
        var numbers = filters.ToDoubles();
        var greatest = numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return [.. numbers.Chunk(picture.Count).Take(Most).Select((weights, i) => DataImage.OfWeights(weights, picture, greatest, FormattableString.Invariant($"{i}")))];
    }
}
