using System.Numerics;
using System.Text;
using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>When a node of a recorded program runs.</summary>
public enum Effect
{
    /// <summary>The node only computes its output.</summary>
    None,

    /// <summary>The node stops the run if something is wrong, before anything has changed.</summary>
    Guard,

    /// <summary>The node changes a tensor that outlives the run: its first input.</summary>
    Update,
}

/// <summary>
/// An operation with all its duties in one place: the shape rule, the fast path, the naive meaning over any algebra, and the
/// gradient. Settings are public properties, and operations with the same settings are equal; an operation has no state.
/// </summary>
public abstract record Operation
{
    /// <summary>The operation's name in a printed tape.</summary>
    public abstract string Name { get; }

    /// <summary>What the node does besides computing.</summary>
    public virtual Effect Effect => Effect.None;

    /// <summary>How many inputs it takes; null for any number but none.</summary>
    public virtual int? InputCount => 1;

    /// <summary>Whether the output lies in the memory of the first input.</summary>
    public virtual bool SharesMemory => Effect == Effect.Update;

    /// <summary>The output's shape and type for inputs of these shapes and types.</summary>
    /// <exception cref="ShapeException">the inputs do not fit the operation</exception>
    public abstract TensorType Infer(ReadOnlySpan<TensorType> inputs);

    /// <summary>What the operation means, written naively: the reference that every fast path is tested against.</summary>
    /// <exception cref="NotSupportedException">the algebra cannot express it; then nothing that holds the operation is explained</exception>
    public abstract void Naive<T>(Grid<T>[] inputs, Grid<T> output)
        where T : IAlgebra<T>;

    /// <summary>
    /// ∂L/∂(the given input), as more nodes, from g = ∂L/∂(the output); null if it is zero or does not exist. It may have
    /// the shape that the input was broadcast to: the engine sums it back.
    /// </summary>
    public virtual Variable? Gradient(Node node, int input, Variable g) => null;

    /// <summary>How many products the naive meaning adds up, whatever the fast path does; 0 where products are not the work.</summary>
    public virtual long MultiplyAdds(Node node) => 0;

    /// <summary>The fast path, bound to the tensors it reads and writes: each call of what is returned runs it, and allocates nothing.</summary>
    /// <param name="inputs">what it reads, in order; an update writes to the first, and may write to others that outlive the run</param>
    /// <param name="output">memory of the shape and type from <see cref="Infer"/>, with whatever was left there; not an input's, unless it shares memory</param>
    /// <param name="workers">the threads; work is cut by its size only, so that the result does not depend on their number</param>
    public abstract Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers);

    /// <summary>
    /// The kernel that computes the operation element by element over a shape, the largest of the inputs' and the output's; null if
    /// there is none. A recorded program runs such operations together. An <see cref="ElementwiseOperation"/> always has one.
    /// </summary>
    public virtual ElementKernel<T>? ElementKernel<T>(Shape over)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => null;

    /// <summary>The letters of the intermediate values in the naive meaning (<see cref="IAlgebra{TSelf}.Let"/>), with their text in a legend.</summary>
    public virtual IReadOnlyList<Letter> Letters => [];

    /// <summary>An element's formula with the operation's name, such as σ(z); null if the formula itself is as short.</summary>
    public virtual Expression? Shorthand(ElementView element) => null;

    /// <summary>What is special about an element; null if nothing is.</summary>
    public virtual Remark? Remark(ElementView element) => null;

    /// <summary>Why an element has no derivative at its value; null if it has one.</summary>
    public virtual Kink? Kink(ElementView element) => null;

    /// <summary>How tightly the written operation binds its inputs.</summary>
    public virtual Precedence Precedence => Precedence.Call;

    /// <summary>How the node reads when printed: the operation over its inputs.</summary>
    public virtual string Write(IReadOnlyList<string> inputs) => $"{Name}({string.Join(", ", inputs)})";

    /// <summary>Limits the operation's text to its settings: Scatter { Classes = 10 }.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
