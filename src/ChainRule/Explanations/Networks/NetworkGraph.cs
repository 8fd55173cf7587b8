using ChainRule.Expressions;

namespace ChainRule.Explanations.Networks;

/// <summary>A network as columns of neurons with connections between them.</summary>
/// <param name="Columns">from the input to the output, and last the loss</param>
/// <param name="Connections">from a neuron to one of the next column</param>
/// <param name="Samples">how many samples the batch has; values are the first one's</param>
public sealed record NetworkGraph(IReadOnlyList<NetworkColumn> Columns, IReadOnlyList<Connection> Connections, int Samples);

/// <summary>What stands in one column: neurons, or the shape of what is no row of numbers, such as a picture.</summary>
/// <param name="Layer">the layers that make it: 0 Linear(2, 2), 1 Sigmoid(); empty for the input</param>
/// <param name="Shape">the shape of one sample there</param>
/// <param name="Neurons">those that are shown; none of a picture</param>
/// <param name="Omitted">how many neurons are not shown</param>
public sealed record NetworkColumn(string Layer, string Shape, IReadOnlyList<Neuron> Neurons, int Omitted)
{
    /// <summary>One channel of the pictures there; null where there are none.</summary>
    public PicturePlane? Plane { get; init; }
}

/// <summary>One number of a column.</summary>
/// <param name="Address">a(1)[0,2]</param>
/// <param name="Quantity">a⁽¹⁾₃</param>
/// <param name="Value">its value</param>
/// <param name="Gradient">∂L/∂a; null where the tape does not hold it</param>
/// <param name="IsOnPath">whether it depends on what is explained</param>
public sealed record Neuron(string Address, Quantity Quantity, double Value, double? Gradient, bool IsOnPath);

/// <summary>A weight between two neurons.</summary>
/// <param name="Address">0.weight[1,2]</param>
/// <param name="Quantity">w⁽⁰⁾₂₃</param>
/// <param name="From">the address of the neuron that it starts at</param>
/// <param name="To">the address of the neuron that it leads to</param>
/// <param name="Value">w</param>
/// <param name="Gradient">∂L/∂w</param>
public sealed record Connection(string Address, Quantity Quantity, string From, string To, double Value, double Gradient)
{
    /// <summary>Whether it lies on a path from what is explained to the loss.</summary>
    public required bool IsOnPath { get; init; }
}
