using ChainRule.Expressions;

namespace ChainRule.Explanations.Networks;

/// <summary>A network as columns of neurons with connections between them.</summary>
/// <param name="Columns">from the input to the output, then the loss</param>
/// <param name="Connections">from a neuron to one of the next column</param>
/// <param name="Samples">the size of the batch; values are those of its first sample</param>
public sealed record NetworkGraph(IReadOnlyList<NetworkColumn> Columns, IReadOnlyList<Connection> Connections, int Samples);

/// <summary>One column: neurons, or the shape of values that are not a row of numbers, such as a picture.</summary>
/// <param name="Layer">the layers whose output it shows: 0 Linear(2, 2), 1 Sigmoid(); empty for the input</param>
/// <param name="Shape">the shape of one sample</param>
/// <param name="Neurons">the neurons shown; empty for a picture</param>
/// <param name="Omitted">how many neurons are not shown</param>
public sealed record NetworkColumn(string Layer, string Shape, IReadOnlyList<Neuron> Neurons, int Omitted)
{
    /// <summary>One channel of its pictures; null if it has none.</summary>
    public PicturePlane? Plane { get; init; }
}

/// <summary>One number of a column.</summary>
/// <param name="Address">a(1)[0,2]</param>
/// <param name="Quantity">a⁽¹⁾₃</param>
/// <param name="Value">its value</param>
/// <param name="Gradient">∂L/∂a; null if it is not on the tape</param>
/// <param name="IsOnPath">whether it depends on a subject</param>
public sealed record Neuron(string Address, Quantity Quantity, double Value, double? Gradient, bool IsOnPath);

/// <summary>A weight between two neurons.</summary>
/// <param name="Address">0.weight[1,2]</param>
/// <param name="Quantity">w⁽⁰⁾₂₃</param>
/// <param name="From">the address of the neuron where it starts</param>
/// <param name="To">the address of the neuron where it ends</param>
/// <param name="Value">w</param>
/// <param name="Gradient">∂L/∂w</param>
public sealed record Connection(string Address, Quantity Quantity, string From, string To, double Value, double Gradient)
{
    /// <summary>Whether it lies on a path from a subject to the loss.</summary>
    public required bool IsOnPath { get; init; }
}
