using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Mutations;

/// <summary>Changes to the bytes of a file that know of its format no more than some words that occur in it.</summary>
internal static class ByteMutations
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789.e+-"u8);

    /// <summary>The bytes after a few changes, most often one.</summary>
    /// <param name="bytes">what is changed</param>
    /// <param name="random">which changes</param>
    /// <param name="words">what may be put in</param>
    public static byte[] Some(byte[] bytes, RandomSource random, IReadOnlyList<string> words)
    {
        do
            bytes = One(bytes, random, words);
        while (random.OneIn(2));
        return bytes;
    }

    /// <summary>The bytes with a few edge values over them, as many as before.</summary>
    public static byte[] Overwritten(byte[] bytes, RandomSource random)
    {
        do
            bytes = random.OneIn(2) ? Flip(bytes, random) : Size(bytes, random);
        while (random.OneIn(2));
        return bytes;
    }

    private static byte[] One(byte[] bytes, RandomSource random, IReadOnlyList<string> words)
    {
        var (start, length) = random.Part(bytes.Length);
        var part = bytes.AsSpan(start, length);
        return random.NextInteger(13) switch
        {
            0 => Flip(bytes, random),
            1 => Replace(bytes, start, 0, Text(random.Pick(EdgeValues.Texts))),
            2 => Replace(bytes, start, length, []),
            3 => Replace(bytes, start, 0, part),
            4 => bytes[..start],
            5 => Replace(bytes, random.NextInteger(bytes.Length + 1), 0, part),
            6 or 7 => Number(bytes, random),
            8 => Size(bytes, random),
            9 => Replace(bytes, start, 0, random.Pick(EdgeValues.Bytes)),
            10 => Replace(bytes, start, length, Text(words.Count == 0 ? "" : random.Pick(words))),
            11 => Replace(bytes, start, 0, Repeated(random, part)),
            _ => random.OneIn(2) ? Replace(bytes, 0, 0, random.Pick(EdgeValues.Bytes)) : Replace(bytes, start, Math.Min(1, length), [(byte)random.NextInteger(256)]),
        };
    }

    private static byte[] Flip(byte[] bytes, RandomSource random)
    {
        byte[] flipped = [.. bytes];
        if (flipped.Length > 0)
            flipped[random.NextInteger(flipped.Length)] ^= (byte)(1 << random.NextInteger(8));
        return flipped;
    }

    // Rarely long, so that most runs stay short.
    private static byte[] Repeated(RandomSource random, ReadOnlySpan<byte> part)
    {
        var pattern = part.IsEmpty || random.OneIn(2) ? Text(random.Pick((string[])["[", "{\"a\":", "a", "\"", ",", "9", "é", " "])) : part.ToArray();
        var length = random.OneIn(20) ? EdgeValues.LongLength : 1 + random.NextInteger(200);
        return [.. Enumerable.Repeat(pattern, 1 + length / pattern.Length).SelectMany(item => item)];
    }

    /// <summary>Puts an edge value in place of a number that is written out.</summary>
    private static byte[] Number(byte[] bytes, RandomSource random)
    {
        var from = random.NextInteger(bytes.Length + 1);
        var start = bytes.AsSpan(from).IndexOfAnyInRange((byte)'0', (byte)'9') + from;
        if (start < from)
            return bytes;
        var length = bytes.AsSpan(start).IndexOfAnyExcept(NumberBytes);
        return Replace(bytes, start, length < 0 ? bytes.Length - start : length, Text(random.Pick(EdgeValues.Numbers)));
    }

    /// <summary>Puts an edge value over a number of 1 to 8 bytes.</summary>
    private static byte[] Size(byte[] bytes, RandomSource random)
    {
        var size = new byte[8];
        var width = 1 << random.NextInteger(4);
        var value = random.Pick(EdgeValues.Sizes);
        BinaryPrimitives.WriteUInt64LittleEndian(size, value);
        var written = size[..width];
        if (random.OneIn(2))
            Array.Reverse(written);
        if (bytes.Length < width)
            return bytes;
        return Replace(bytes, width * random.NextInteger(bytes.Length / width), width, written);
    }

    private static byte[] Replace(byte[] bytes, int start, int length, ReadOnlySpan<byte> by) =>
        [.. bytes.AsSpan(0, start), .. by, .. bytes.AsSpan(start + length)];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
