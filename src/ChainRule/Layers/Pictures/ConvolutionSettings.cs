using ChainRule.Initializers;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The settings that few convolutions change: <c>new(Groups: 8, Bias: false)</c>.</summary>
/// <param name="Dilation">steps between taps; 1 by default</param>
/// <param name="Groups">how many groups the channels and filters are divided into; a filter reads only the channels of its group</param>
/// <param name="Bias">whether each filter adds a number of its own</param>
/// <param name="WeightInitializer">how weights are drawn; Kaiming's uniform with slope √5 by default</param>
public sealed record ConvolutionSettings(Size2d? Dilation = null, int Groups = 1, bool Bias = true, Initializer? WeightInitializer = null);
