using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation on windows of pictures (batch, channels, h, w), each channel by itself.</summary>
/// <param name="window">how the windows slide</param>
public abstract class Pooling2d(Window2d window) : FloatingOperation
{
    /// <summary>How the windows slide.</summary>
    private protected Window2d Window => window;

    /// <summary>The shape of the pooled pictures.</summary>
    /// <exception cref="ShapeException">they have not four dimensions, or the window does not fit</exception>
    private protected Shape Pooled(Shape pictures)
    {
        if (pictures.Rank != 4)
            throw new ShapeException($"Pooling takes pictures (batch, channels, height, width), not {pictures}.");
        var places = window.PooledPlaces(new(pictures[2], pictures[3]));
        return [pictures[0], pictures[1], places.Height, places.Width];
    }

    /// <summary>Every place, in row-major order, with the pixels under its window.</summary>
    private protected IEnumerable<int[]> Windows(Shape pictures)
    {
        var pooled = Pooled(pictures);
        for (var plane = 0; plane < pooled[0] * pooled[1]; plane++)
        {
            for (var place = 0; place < pooled[2] * pooled[3]; place++)
            {
                var (top, bottom, left, right) = window.Clip(place / pooled[3], place % pooled[3], new(pictures[2], pictures[3]));
                yield return
                [
                    .. from row in Enumerable.Range(top, bottom - top)
                       from column in Enumerable.Range(left, right - left)
                       select (plane * pictures[2] + row) * pictures[3] + column,
                ];
            }
        }
    }
}
