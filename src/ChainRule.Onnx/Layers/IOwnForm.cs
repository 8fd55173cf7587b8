namespace ChainRule.Onnx.Layers;

/// <summary>A layer that says itself how it is written as nodes.</summary>
internal interface IOwnForm
{
    /// <summary>Adds the nodes and the parameters, and returns the output's name.</summary>
    string Write(LayerSite site);
}
