using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChainRule.Kernels;

namespace ChainRule.Devices;

/// <summary>The processor's peak speed, measured with multiply-adds that never leave the registers.</summary>
public static class PeakRate
{
    // About a third of a millisecond.
    private const int Rounds = 1 << 17;

    /// <summary>Float32 multiply-adds per second of one thread at this moment, in the lanes of the kernels: the clock falls with load and heat.</summary>
    public static double MultiplyAddsPerSecond()
    {
        var loop = new Loop();
        var start = Stopwatch.GetTimestamp();
        Simd.Run<float, Loop>(ref loop);
        return loop.MultiplyAdds / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private struct Loop : ILanesKernel<float>
    {
        public long MultiplyAdds { get; private set; }

        // Keeps the compiler from leaving the loop out.
        public float Sum { get; private set; }

        // Twelve sums that do not wait for each other hide the latency of a multiply-add; with the two factors they fill 14 of the 16
        // registers of AVX2.
        [MethodImpl(Simd.Loop)]
        void ILanesKernel<float>.Run<TLanes>()
        {
            TLanes x = TLanes.Constant(0.5), y = TLanes.Constant(1);
            TLanes s0 = y, s1 = y, s2 = y, s3 = y, s4 = y, s5 = y, s6 = y, s7 = y, s8 = y, s9 = y, s10 = y, s11 = y;
            for (var i = 0; i < Rounds; i++)
            {
                s0 = TLanes.MultiplyAdd(s0, x, y);
                s1 = TLanes.MultiplyAdd(s1, x, y);
                s2 = TLanes.MultiplyAdd(s2, x, y);
                s3 = TLanes.MultiplyAdd(s3, x, y);
                s4 = TLanes.MultiplyAdd(s4, x, y);
                s5 = TLanes.MultiplyAdd(s5, x, y);
                s6 = TLanes.MultiplyAdd(s6, x, y);
                s7 = TLanes.MultiplyAdd(s7, x, y);
                s8 = TLanes.MultiplyAdd(s8, x, y);
                s9 = TLanes.MultiplyAdd(s9, x, y);
                s10 = TLanes.MultiplyAdd(s10, x, y);
                s11 = TLanes.MultiplyAdd(s11, x, y);
            }

            Sum = TLanes.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
            MultiplyAdds = 12L * Rounds * TLanes.Count;
        }
    }
}
