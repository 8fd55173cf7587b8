using System.Xml.Linq;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Reporting.Images;

/// <summary>The weights of the first layer that has some, where they are pictures: filters, or units that read the pixels of a picture.</summary>
internal static class FirstLayerImages
{
    private const int Most = 64;

    /// <summary>At most 64 pictures, one for each channel of a filter or a unit; none if the weights are no pictures.</summary>
    public static IReadOnlyList<XElement> Of(Network network)
    {
        var layer = network.Model.Children.FirstOrDefault(child => child.Parameters.Any());
        if (layer?.Parameters.FirstOrDefault(parameter => parameter.Name == "weight") is not { } weight || ShapeOf(layer, weight, network.Input) is not { } picture)
            return [];
        var (numbers, size) = (weight.Tensor.ToDoubles(), picture.Count);
        var greatest = numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return [.. numbers.Chunk(size).Take(Most).Select((weights, i) => DataImage.OfWeights(weights, picture, greatest, FormattableString.Invariant($"{weight.Path}: {i}")))];
    }

    private static Shape? ShapeOf(Layer layer, Parameter weight, Shape input) => layer switch
    {
        Conv2d { KernelSize: var kernel } when kernel.Height > 1 || kernel.Width > 1 => [kernel.Height, kernel.Width],
        Linear { InFeatures: var pixels } when DataImage.IsPicture(input) && pixels == input.Count => [input[1], input[2]],
        _ => null,
    };
}
