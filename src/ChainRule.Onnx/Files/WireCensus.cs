using ChainRule.Data;

namespace ChainRule.Onnx.Files;

/// <summary>
/// What a file takes once it is parsed, counted before it is: an empty message takes 2 bytes in the file and a hundred times that in memory, so that a
/// small file could take all there is.
/// </summary>
internal sealed class WireCensus(string file)
{
    private const int BytesOfMessage = 160;

    // With its lists, and what is noted of it to put the nodes in order.
    private const int BytesOfNode = 700;

    private const int BytesOfText = 56;

    // A number in a list that has grown by doubling; in the file it may take a single byte.
    private const int BytesOfNumber = 16;

    private const long Allowance = 48L << 20;

    private long _bytes;

    /// <exception cref="InputException">the bytes are no message, or would take far more than the file's size</exception>
    public static void Check(ReadOnlySpan<byte> bytes, WireMessage message, string file)
    {
        var census = new WireCensus(file);
        census.Count(bytes, message);
        if (census._bytes > Allowance + bytes.Length)
            throw new InputException(file, null, FormattableString.Invariant($"its {bytes.Length} bytes are so many small parts that they would take {census._bytes >> 20} MB"));
    }

    // The nesting is as deep as the messages that are known, which do not contain themselves.
    private void Count(ReadOnlySpan<byte> bytes, WireMessage message)
    {
        _bytes += message == WireMessage.Node ? BytesOfNode : BytesOfMessage;
        while (!bytes.IsEmpty)
        {
            var tag = Number(ref bytes);
            var (field, kind) = ((uint)(tag >> 3), tag & 7);
            if (kind == 2)
            {
                var content = Take(ref bytes, Number(ref bytes));
                if (WireMessages.In(message, field) is { } inner)
                    Count(content, inner);
                else
                    _bytes += IsNumbers(message, field) ? (long)BytesOfNumber * Numbers(content) : IsBytes(message, field) ? content.Length : BytesOfText + 2L * content.Length;
                continue;
            }

            _bytes += BytesOfNumber;
            if (kind == 0)
                Number(ref bytes);
            else
                Take(ref bytes, kind switch { 1 => 8, 5 => 4, _ => throw Damaged() });
        }
    }

    private static bool IsNumbers(WireMessage message, uint field) =>
        (message, field) is (WireMessage.Tensor, 1 or 5 or 7 or 11) or (WireMessage.Attribute, 8) or (WireMessage.Other, 3);

    private static bool IsBytes(WireMessage message, uint field) =>
        (message, field) is (WireMessage.Tensor, 4 or 9 or 10) or (WireMessage.Attribute, 7);

    // Each ends with a byte whose highest bit is not set.
    private static int Numbers(ReadOnlySpan<byte> content)
    {
        var count = 0;
        foreach (var one in content)
            count += one < 0x80 ? 1 : 0;
        return count;
    }

    private ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, ulong length)
    {
        if (length > (ulong)bytes.Length)
            throw Damaged();
        var taken = bytes[..(int)length];
        bytes = bytes[(int)length..];
        return taken;
    }

    private ulong Number(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0ul;
        for (var shift = 0; shift < 64 && !bytes.IsEmpty; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }

        throw Damaged();
    }

    private InputException Damaged() => OnnxBytes.Damaged(file);
}
