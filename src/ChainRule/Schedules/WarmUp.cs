using ChainRule.Algebra;

namespace ChainRule.Schedules;

/// <summary>The rate rises in a straight line, from a part of the initial rate to the whole of it, before a schedule begins (PyTorch's LinearLR in a SequentialLR).</summary>
/// <param name="Length">how many epochs or steps it lasts</param>
/// <param name="StartFactor">the part of the initial rate with which it begins</param>
public sealed record WarmUp(int Length, double StartFactor = 1.0 / 3)
{
    /// <summary>How many epochs or steps it lasts.</summary>
    public int Length { get; } = (int)Setting.Positive(Length);

    /// <summary>The part of the initial rate with which it begins.</summary>
    public double StartFactor { get; } = Setting.Fraction(StartFactor);

    // η₀·(f + (1 − f)·k/w)
    internal T Rate<T>(T initial, T time)
        where T : IScalarAlgebra<T> =>
        initial * (T.Constant(StartFactor) + T.Constant(1 - StartFactor) * time / T.Let("w", T.Constant(Length)));
}
