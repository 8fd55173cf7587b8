using ChainRule.Expressions;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation on windows of pictures (batch, channels, h, w), channel by channel.</summary>
/// <param name="Window">how the windows slide</param>
public abstract record Pooling2d(Window2d Window) : FloatingOperation
{
    private static readonly Text NoWindow = new("Zero, because no pooling window covers it.", "结果为零，因为没有任何池化窗口覆盖它。");

    /// <summary>The shape of the pooled pictures.</summary>
    /// <exception cref="ShapeException">they do not have four dimensions, or the window does not fit</exception>
    private protected Shape Pooled(Shape pictures)
    {
        if (pictures.Rank != 4)
            throw new ShapeException($"Pooling needs pictures (batch, channels, height, width), not {pictures}.");
        var places = Window.PooledPlaces(new(pictures[2], pictures[3]));
        return [pictures[0], pictures[1], places.Height, places.Width];
    }

    /// <summary>The pixels under the window of a place, in row-major order.</summary>
    internal int[] PixelsUnder(Shape pictures, int place)
    {
        var pooled = Pooled(pictures);
        var (row, x) = Math.DivRem(place, pooled[3]);
        var (plane, y) = Math.DivRem(row, pooled[2]);
        var (top, bottom, left, right) = Window.Clip(y, x, new(pictures[2], pictures[3]));
        return
        [
            .. from i in Enumerable.Range(top, bottom - top)
               from j in Enumerable.Range(left, right - left)
               select (plane * pictures[2] + i) * pictures[3] + j,
        ];
    }

    /// <summary>The remark on a pixel's gradient that no window covers the pixel; null if one does.</summary>
    private protected Remark? Uncovered(ElementView element) =>
        PlacesOver(element.Output.Shape, element.Index).Any() ? null : new(NoWindow);

    /// <summary>The places whose windows cover a pixel, in row-major order.</summary>
    private protected IEnumerable<int> PlacesOver(Shape pictures, int pixel)
    {
        var pooled = Pooled(pictures);
        var (i, column) = Math.DivRem(pixel, pictures[3]);
        var (plane, row) = Math.DivRem(i, pictures[2]);
        return
            from y in Enumerable.Range(0, pooled[2])
            where row >= Window.Row(y, 0) && row <= Window.Row(y, Window.Kernel.Height - 1)
            from x in Enumerable.Range(0, pooled[3])
            where column >= Window.Column(x, 0) && column <= Window.Column(x, Window.Kernel.Width - 1)
            select (plane * pooled[2] + y) * pooled[3] + x;
    }
}
