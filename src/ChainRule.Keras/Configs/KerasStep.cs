namespace ChainRule.Keras.Configs;

/// <summary>A layer of a chain; one that adds has a branch, whose output is added to its input.</summary>
internal sealed record KerasStep(KerasLayer Layer, IReadOnlyList<KerasStep> Branch);
