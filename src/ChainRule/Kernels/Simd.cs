using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ChainRule.Algebra;

namespace ChainRule.Kernels;

/// <summary>A loop written over lanes of any width: a struct, which holds its spans as fields.</summary>
public interface ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Runs the loop, whole lanes first and the rest in <see cref="Lane{T}"/>. Mark it <see cref="Simd.Loop"/>.
    /// </summary>
    /// <typeparam name="TLanes">several numbers at a time, or one: the count affects only the speed</typeparam>
    void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>;
}

/// <summary>The one place where the width of the lanes is chosen.</summary>
/// <remarks>
/// The widest that the processor has in hardware: an emulated width is several times slower than the next narrower one.
/// The environment variable CHAINRULE_SIMD (512, 256, 128 or 1) forces another, so that tests run on each.
/// </remarks>
public static class Simd
{
    /// <summary>
    /// How a loop over lanes is compiled: fully, or its first hundreds of calls are many times slower; and by itself, since the compiler stops
    /// inlining in a method where much is nested.
    /// </summary>
    /// <remarks>
    /// Measured where a profile had loops inlined into their caller: gradients to the six filters of lenet5 took 680 µs instead of 160, those to
    /// the second layer of vgg-block 5.8 ms instead of 4.1.
    /// </remarks>
    public const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    internal const string Variable = "CHAINRULE_SIMD";

    /// <summary>Bytes of a cache line, and of the widest register: what memory is aligned to.</summary>
    internal const int CacheLine = 64;

    internal static readonly int Width = Choose(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The widths, in bits, that this processor has; 1 stands for one number at a time.</summary>
    internal static IEnumerable<int> Available
    {
        get
        {
            if (Vector512.IsHardwareAccelerated)
                yield return 512;
            if (Vector256.IsHardwareAccelerated)
                yield return 256;
            if (Vector128.IsHardwareAccelerated)
                yield return 128;
            yield return 1;
        }
    }

    /// <summary>Runs a loop over the lanes of this processor.</summary>
    public static void Run<T, TKernel>(ref TKernel kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, ILanesKernel<T>, allows ref struct
    {
        switch (Width)
        {
            case 512: kernel.Run<Lanes512<T>>(); break;
            case 256: kernel.Run<Lanes256<T>>(); break;
            case 128: kernel.Run<Lanes128<T>>(); break;
            default: kernel.Run<Lane<T>>(); break;
        }
    }

    private static int Choose(string? forced) =>
        string.IsNullOrEmpty(forced) ? Available.First()
        : int.TryParse(forced, out var width) && Available.Contains(width) ? width
        : throw new NotSupportedException($"The environment variable {Variable} is \"{forced}\", but this processor has the widths {string.Join(", ", Available)}: set it to one of these, or unset it.");
}
