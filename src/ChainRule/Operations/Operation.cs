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

    /// <summary>The node stops the run when something is wrong, before anything was changed.</summary>
    Guard,

    /// <summary>The node changes a tensor that outlives the run: its first input.</summary>
    Update,
}

/// <summary>
/// One operation with all its duties beside each other: the rule of shapes, the fast path, the naive meaning over any
/// algebra, and the gradient. Settings are public properties, and operations of the same settings are equal; an operation has no state.
/// </summary>
public abstract record Operation
{
    /// <summary>The operation's name as a printed tape says it.</summary>
    public abstract string Name { get; }

    /// <summary>What the node does besides computing.</summary>
    public virtual Effect Effect => Effect.None;

    /// <summary>How many inputs it takes; null where it takes any number of them, but not none.</summary>
    public virtual int? InputCount => 1;

    /// <summary>Whether the output lies in the memory of the first input.</summary>
    public virtual bool SharesMemory => Effect == Effect.Update;

    /// <summary>The output's shape and type for inputs of these.</summary>
    /// <exception cref="ShapeException">the inputs do not fit the operation</exception>
    public abstract TensorType Infer(ReadOnlySpan<TensorType> inputs);

    /// <summary>The same operation, naively: what it means, and the reference that every fast path is tested against.</summary>
    public abstract void Naive<T>(Grid<T>[] inputs, Grid<T> output)
        where T : IAlgebra<T>;

    /// <summary>
    /// ∂L/∂(the given input), as more nodes, from g = ∂L/∂(the output); null where it is zero or there is none. It may have
    /// the shape that the input was broadcast to: the engine sums it back.
    /// </summary>
    public virtual Variable? Gradient(Node node, int input, Variable g) => null;

    /// <summary>
    /// How many products the node adds up, by its naive meaning, whichever way the fast path goes; 0 where products are not the work.
    /// </summary>
    public virtual long MultiplyAdds(Node node) => 0;

    /// <summary>The fast path, bound to the tensors that it reads and writes: what is returned runs it, as often as it is called, and allocates nothing.</summary>
    /// <param name="inputs">what it reads, in order; an update writes to the first, and may write to others that outlive the run</param>
    /// <param name="output">memory of the shape and type that <see cref="Infer"/> says, with whatever was left there; no input's, unless it shares memory</param>
    /// <param name="workers">the threads; what they share is cut by its size alone, so that the result is the same on any number</param>
    public abstract Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers);

    /// <summary>
    /// The kernel that computes the operation element by element over a shape, the largest of the inputs' and the output's; null where
    /// there is none. A recorded program runs such operations together. <see cref="ElementwiseOperation"/> gives one always.
    /// </summary>
    public virtual ElementKernel<T>? ElementKernel<T>(Shape over)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => null;

    /// <summary>What the naive meaning calls its intermediate values, by <see cref="IAlgebra{TSelf}.Let"/>, each with what a legend says of it.</summary>
    public virtual IReadOnlyList<Letter> Letters => [];

    /// <summary>An element's formula by the operation's name, such as σ(z); null where the formula itself is as short.</summary>
    public virtual Expression? Shorthand(ElementView element) => null;

    /// <summary>What is special about an element; null where nothing is.</summary>
    public virtual Remark? Remark(ElementView element) => null;

    /// <summary>Why an element has no derivative where it stands; null where it has one.</summary>
    public virtual Kink? Kink(ElementView element) => null;

    /// <summary>How tightly the written operation holds its inputs together.</summary>
    public virtual Precedence Precedence => Precedence.Call;

    /// <summary>How the node reads when printed: the operation over its inputs.</summary>
    public virtual string Write(IReadOnlyList<string> inputs) => $"{Name}({string.Join(", ", inputs)})";

    /// <summary>Of an operation as text, its settings alone: Scatter { Classes = 10 }.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
