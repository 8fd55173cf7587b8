using ChainRule.Algebra;
using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>Forward mode: one sweep over dual numbers carries the derivative by one element along with the values.</summary>
internal static class ForwardMode
{
    /// <summary>∂L/∂(the element)</summary>
    public static double Derivative(Replay replay, Variable loss, Place by)
    {
        var sweep = new Sweep<Dual>(replay, (place, value) => new(value, place == by ? 1 : 0));
        return sweep.Run(Computation.Of(replay.Tape, loss))[loss][0].Tangent;
    }
}
