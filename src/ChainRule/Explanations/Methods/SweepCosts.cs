using ChainRule.Algebra;
using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>What the loss and its gradients cost, told by the numbers that went through the tape's own nodes.</summary>
internal sealed class SweepCosts
{
    /// <summary>Counts the nodes of the loss, and those that the gradients need besides.</summary>
    public SweepCosts(Replay replay, Variable loss, IEnumerable<Variable> gradients)
    {
        var count = new OperationCount();
        var sweep = new Sweep<Counted>(replay, (_, value) => new(value, count));
        sweep.Run(Computation.Of(replay.Tape, loss));
        (Forward, ForwardFunctions) = (Products(count), count.Functions);
        sweep.Run(Computation.Of(replay.Tape, gradients));
        Backpropagation = Products(count);
    }

    /// <summary>Products and quotients from the inputs to the loss.</summary>
    public long Forward { get; }

    /// <summary>Products and quotients of the same over dual numbers: (a + a′ε)·(b + b′ε) takes three, a function's derivative one.</summary>
    public long ForwardMode => 3 * Forward + ForwardFunctions;

    /// <summary>Products and quotients from the inputs to the loss and back to every gradient.</summary>
    public long Backpropagation { get; }

    private long ForwardFunctions { get; }

    private static long Products(OperationCount count) => count.Multiplications + count.Divisions;
}
