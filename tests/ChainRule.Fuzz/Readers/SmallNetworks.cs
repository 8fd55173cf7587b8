using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Readers;

/// <summary>Whether a network is so small that it can be run: what a large one takes, its file asks for.</summary>
internal static class SmallNetworks
{
    private const long MostNumbers = 1 << 14;

    public static bool IsSmall(this Model model) =>
        model.Input.Count + model.Network.ParameterCount + OutputsOf(model.Network, model.Input).Count <= MostNumbers;

    private static (Shape Output, long Count) OutputsOf(Layer layer, Shape input)
    {
        if (layer is not Chain || layer.Children.Count == 0)
        {
            var output = layer.OutputShape(input);
            return (output, output.Count);
        }

        var (shape, count) = (input, 0L);
        foreach (var child in layer.Children)
        {
            (shape, var more) = OutputsOf(child, shape);
            count += more;
        }

        return (shape, count);
    }
}
