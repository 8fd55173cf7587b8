using ChainRule.Tensors;

namespace ChainRule.Kernels.Poolings;

/// <summary>How threads share planes of pixels.</summary>
internal static class PlaneShares
{
    // A share is worth this many pixels.
    private const int Pixels = 1 << 13;

    /// <summary>Runs a job over the planes of pictures (batch, channels, h, w).</summary>
    public static void Run<TJob>(Shape pictures, in TJob job, Workers workers)
        where TJob : struct, IJob =>
        workers.For(pictures[0] * pictures[1], Math.Max(1, Pixels / Math.Max(1, pictures[2] * pictures[3])), in job);
}
