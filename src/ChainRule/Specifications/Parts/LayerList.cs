using System.Globalization;
using ChainRule.Formats;

namespace ChainRule.Specifications.Parts;

/// <summary>Reads lists of layers, each of which is called by the name that it is given, or by its place.</summary>
internal static class LayerList
{
    public static ValueList<PartSpecification> Read(StrictValue value)
    {
        var taken = new HashSet<string>();
        return [.. value.Items(1, PartCatalog.MaximumLayers).Select((layer, place) => Read(layer.Object(), place, taken))];
    }

    private static PartSpecification Read(StrictObject layer, int place, HashSet<string> taken)
    {
        var part = PartCatalog.Layers.Read(layer, SpecificationKeys.Name) with { Name = layer.Optional(SpecificationKeys.Name)?.Text() };
        var location = layer.Location.Member(SpecificationKeys.Name);
        if (part.Name is { } name && (name.Length == 0 || name.Any(char.IsControl)))
            throw location.Refuse("the name is empty, or has characters that are not printed");
        var own = part.Name ?? place.ToString(CultureInfo.InvariantCulture);
        return taken.Add(own) ? part : throw location.Refuse($"another layer is called {own} already", "choose another name");
    }
}
