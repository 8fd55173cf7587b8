using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Views;

/// <summary>Adds g, element by element, to the elements of y that a view of it has; those that the view has several times get several.</summary>
internal static class StridedAdd
{
    [MethodImpl(Simd.Loop)]
    public static void Run<T>(StridedRows rows, Tensor g, Tensor y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (length, step) = (rows.Length, rows.Step);
        ReadOnlySpan<T> from = g.Span<T>();
        var to = y.Span<T>();
        for (var row = 0; row < rows.Count; row++)
        {
            var place = rows.Start(row);
            var source = from.Slice(row * length, length);
            if (step == 1)
            {
                var run = to.Slice(place, length);
                ZipSpan<T, Add>.Run(run, source, run);
                continue;
            }

            for (var i = 0; i < source.Length; i++, place += step)
                to[place] += source[i];
        }
    }
}
