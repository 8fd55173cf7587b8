using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Adds a random number to every pixel, of mean 0.</summary>
/// <remarks>
/// It is √3·(u₁ + u₂ + u₃ + u₄ − 2) of four uniform numbers times the deviation: nearly normal (Irwin and Hall), never beyond 3.5 deviations, cheap, and the
/// same bits on every machine.
/// </remarks>
/// <param name="Deviation">the standard deviation, where black is 0 and white is 1</param>
public sealed record Noise(double Deviation) : PixelChange
{
    private static readonly double Spread = Math.Sqrt(3);

    /// <summary>The standard deviation.</summary>
    public double Deviation { get; init; } = Setting.Positive(Deviation);

    /// <inheritdoc/>
    public override void Apply<T>(Span<T> pixels, Shape picture, ref ChangeDraws draws)
    {
        foreach (ref var pixel in pixels)
        {
            // 64 bits are four uniform numbers, each in the middle of its 65,536th.
            var bits = draws.NextBits();
            var sum = ((ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (ushort)(bits >> 48) + 2) / 65536.0;
            pixel += T.CreateTruncating(Deviation * Spread * (sum - 2));
        }
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"noise of deviation {Deviation}");
}
