using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Resizing;

/// <summary>How one dimension is resized: each new pixel is the weighted sum of as many old ones.</summary>
/// <param name="Pixels">[tap][new pixel]: the old pixel</param>
/// <param name="Weights">[tap][new pixel]; null where every weight is 1</param>
internal sealed record Resampling(long[][] Pixels, float[][]? Weights)
{
    /// <summary>The dimension resized.</summary>
    public Variable Of(Variable x, int axis)
    {
        var taps = Pixels.Select((pixels, tap) =>
        {
            var taken = x.Take(axis, x.Tape.Bind(Tensor.From(pixels, pixels.Length)));
            return Weights is null ? taken : taken * Along(Weights[tap], axis, x);
        });
        return taps.Aggregate((a, b) => a + b);
    }

    // Numbers in the shape that meets x along a dimension.
    private static Variable Along(float[] numbers, int axis, Variable x) =>
        x.Tape.Bind(Tensor.From(numbers, [numbers.Length, .. Enumerable.Repeat(1, x.Shape.Rank - 1 - axis)]).InPrecision(x.Type));
}
