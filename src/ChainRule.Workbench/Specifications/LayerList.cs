namespace ChainRule.Workbench.Specifications;

/// <summary>Reads layers that stand one after the other.</summary>
internal static class LayerList
{
    public const int MaximumLayers = 1000;

    public static ValueList<PartSpecification> Read(StrictValue value) =>
        [.. value.Items(1, MaximumLayers).Select(layer => PartCatalog.Layers.Read(layer.Object()))];
}
