using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>One step on a tape: an operation, what it reads and what it writes.</summary>
public sealed class Node
{
    internal Node(Operation operation, Variable[] inputs, string scope) => (Operation, Inputs, Scope) = (operation, inputs, scope);

    /// <summary>What is done.</summary>
    public Operation Operation { get; }

    /// <summary>What it reads.</summary>
    public IReadOnlyList<Variable> Inputs { get; }

    /// <summary>What it writes.</summary>
    public Variable Output { get; internal set; } = null!;

    /// <summary>The layer in whose forward pass the node was recorded; empty outside layers.</summary>
    public string Scope { get; }
}
