using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Models;

/// <summary>A network with trained parameters, and what its data must go through before and its output after.</summary>
/// <param name="Network">the network; its parameters and buffers are the model's</param>
/// <param name="Preparation">how rows become inputs, as JSON; null where they are inputs already</param>
/// <param name="Classes">the names of the classes; null where there are none</param>
public sealed record TrainedModel(Network Network, string? Preparation = null, IReadOnlyList<string>? Classes = null);
