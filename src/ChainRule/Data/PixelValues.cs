using System.Numerics;

namespace ChainRule.Data;

/// <summary>Bytes as numbers from 0 to 1.</summary>
internal static class PixelValues
{
    /// <summary>Divides each by 255. A lane divides exactly as a single number does, so the width changes no bit.</summary>
    public static void ToNumbers(ReadOnlySpan<byte> pixels, Span<float> numbers)
    {
        var i = 0;
        for (; i <= pixels.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(pixels[i..]), out var low, out var high);
            Divide(low, numbers[i..]);
            Divide(high, numbers[(i + Vector<ushort>.Count)..]);
        }

        for (; i < pixels.Length; i++)
            numbers[i] = pixels[i] / 255f;
    }

    private static void Divide(Vector<ushort> pixels, Span<float> numbers)
    {
        Vector.Widen(pixels, out var low, out var high);
        (Vector.ConvertToSingle(low.As<uint, int>()) / new Vector<float>(255f)).CopyTo(numbers);
        (Vector.ConvertToSingle(high.As<uint, int>()) / new Vector<float>(255f)).CopyTo(numbers[Vector<float>.Count..]);
    }
}
