using System.Globalization;
using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Pictures of the digits 0 to 9, drawn from strokes with a random hand and random noise.</summary>
internal static class Digits
{
    private const int TrainCount = 12_000;
    private const int TestCount = 2_000;
    private const int Pixels = DigitPen.Size * DigitPen.Size;

    public static DataSets Create(ulong seed) => new(Draw(seed, "train", TrainCount), Test: Draw(seed, "test", TestCount));

    /// <summary>Draws pictures on at most <paramref name="threads"/> threads; −1 for as many as there are.</summary>
    internal static Dataset Draw(ulong seed, string part, int count, int threads = -1)
    {
        var inputs = new Tensor([count, 1, DigitPen.Size, DigitPen.Size]);
        var targets = new Tensor([count], DType.Int64);
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var random = new RandomSource(seed, FormattableString.Invariant($"digits {part} {i}"));
            var digit = i % 10;
            targets.Span<long>()[i] = digit;
            DrawPicture(digit, random, inputs.Span<float>().Slice(i * Pixels, Pixels));
        });
        return new(inputs, targets, [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))]);
    }

    private static void DrawPicture(int digit, RandomSource random, Span<float> picture)
    {
        var ways = DigitShapes.Ways[digit];
        var strokes = ways[random.NextInteger(ways.Length)];
        var pen = new DigitPen(random);
        foreach (var stroke in strokes)
        {
            var last = pen.Place(stroke.Points[0]);
            foreach (var point in stroke.Points.AsSpan(1))
            {
                var next = pen.Place(point);
                DrawPiece(picture, last, next, pen.Thickness);
                last = next;
            }
        }

        AddNoise(picture, random);
    }

    // Inks each pixel by how far its centre lies within the piece: 1 inside, falling to 0 across one pixel at the edge.
    private static void DrawPiece(Span<float> picture, (double X, double Y) from, (double X, double Y) to, double thickness)
    {
        var reach = thickness / 2 + 0.5;
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length2 = dx * dx + dy * dy + 1e-12;
        for (var row = First(from.Y, to.Y, reach); row <= Last(from.Y, to.Y, reach); row++)
        {
            for (var column = First(from.X, to.X, reach); column <= Last(from.X, to.X, reach); column++)
            {
                var (x, y) = (column + 0.5 - from.X, row + 0.5 - from.Y);
                var along = Math.Clamp((x * dx + y * dy) / length2, 0, 1);
                var (offX, offY) = (x - along * dx, y - along * dy);
                var ink = (float)Math.Clamp(reach - Math.Sqrt(offX * offX + offY * offY), 0, 1);
                ref var pixel = ref picture[row * DigitPen.Size + column];
                pixel = Math.Max(pixel, ink);
            }
        }
    }

    private static int First(double a, double b, double reach) => Math.Max(0, (int)Math.Floor(Math.Min(a, b) - reach));

    private static int Last(double a, double b, double reach) => Math.Min(DigitPen.Size - 1, (int)Math.Floor(Math.Max(a, b) + reach));

    // Fades the ink a little, adds grain to every pixel, and keeps 256 levels, as a scanner would.
    private static void AddNoise(Span<float> picture, RandomSource random)
    {
        var ink = random.NextUniform(0.7, 1);
        var grain = random.NextUniform(0, 0.25);
        for (var i = 0; i < picture.Length; i++)
        {
            var value = ink * picture[i] + grain * (random.NextUniform() - 0.5);
            picture[i] = (float)Math.Round(255 * Math.Clamp(value, 0, 1)) / 255f;
        }
    }
}
