using ChainRule.Algebra;
using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>The cost of the loss and its gradients, counted by running the tape's own nodes.</summary>
internal sealed class SweepCosts
{
    public SweepCosts(Replay replay, Variable loss, IEnumerable<Variable> gradients)
    {
        var count = new OperationCount();
        var sweep = new Sweep<Counted>(replay, (_, value) => new(value, count));
        sweep.Run(Computation.Of(replay.Tape, loss));
        (Forward, ForwardMode) = (Products(count), 3 * Products(count) + count.Functions);
        sweep.Run(Computation.Of(replay.Tape, gradients));
        Backpropagation = Products(count);
    }

    /// <summary>Products and quotients from the inputs to the loss.</summary>
    public long Forward { get; }

    /// <summary>The same over dual numbers: a product (a + a′ε)·(b + b′ε) takes three, a function's derivative one.</summary>
    public long ForwardMode { get; }

    /// <summary>Products and quotients from the inputs to the loss and back to every gradient.</summary>
    public long Backpropagation { get; }

    private static long Products(OperationCount count) => count.Multiplications + count.Divisions;
}
