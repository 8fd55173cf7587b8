using ChainRule.Expressions;

namespace ChainRule.Explanations.ErrorShares;

/// <summary>
/// The popular account in which a neuron's error is handed back in proportion to the weights that lead to it, beside the true
/// gradient: E_C = w_CE/(w_CE + w_DE)·E_E + … against ∂L/∂a_C.
/// </summary>
/// <param name="Layers">from the last layer to the first</param>
public sealed record ErrorShareTable(IReadOnlyList<ErrorShareLayer> Layers);

/// <summary>The neurons of one layer of weights.</summary>
/// <param name="Layer">the layer whose output they are: 0 Linear(2, 2)</param>
/// <param name="Neurons">in order</param>
public sealed record ErrorShareLayer(string Layer, IReadOnlyList<ErrorShare> Neurons);

/// <summary>One neuron's share of the error, and its gradients.</summary>
/// <param name="Quantity">the neuron's output a</param>
/// <param name="Account">the share of the error, as a formula; its value is NaN or infinite if the weights of a share add up to 0</param>
/// <param name="Error">−∂L/∂a: how strongly, and in which direction, the loss pulls the output</param>
/// <param name="Delta">∂L/∂z of its weighted sum z: the factor in the gradients of its weights</param>
public sealed record ErrorShare(Quantity Quantity, Expression Account, double Error, double Delta);
