using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Models;

/// <summary>A network with trained parameters, and what is needed to use it on data.</summary>
/// <param name="Network">with the model's parameters and buffers</param>
/// <param name="Preparation">how rows become inputs, as JSON; null if they are inputs already</param>
public sealed record TrainedModel(Network Network, string? Preparation = null, IReadOnlyList<string>? Classes = null);
