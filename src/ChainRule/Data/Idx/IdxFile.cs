using System.Buffers.Binary;
using System.Globalization;
using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>
/// A grid of numbers in the IDX format of the MNIST files: two zero bytes, the element type, the number of dimensions, their sizes (32 bits each),
/// then the elements in row-major order; everything is big-endian.
/// </summary>
public sealed class IdxFile
{
    private const int MaximumHeaderLength = 4 + 4 * byte.MaxValue;

    private readonly byte[] _content;
    private readonly int _start;

    /// <summary>A grid of unsigned bytes.</summary>
    /// <exception cref="ShapeException">there are more or fewer elements than the shape has, or it has no dimension, or more than 255</exception>
    public IdxFile(ReadOnlySpan<byte> elements, Shape shape)
        : this(shape, IdxType.UnsignedByte, elements.ToArray(), 0)
    {
        if (shape.Rank is 0 or > byte.MaxValue)
            throw new ShapeException($"An IDX file has 1 to {byte.MaxValue} dimensions, not {shape.Rank}.");
        if (elements.Length != shape.Count)
            throw new ShapeException($"{elements.Length} elements do not fill the shape {shape}, which needs {shape.Count}.");
    }

    private IdxFile(Shape shape, IdxType type, byte[] content, int start) => (Shape, Type, _content, _start) = (shape, type, content, start);

    /// <summary>The sizes of the dimensions; the first one is the number of rows.</summary>
    public Shape Shape { get; }

    /// <summary>What the elements are.</summary>
    public IdxType Type { get; }

    /// <summary>The elements in row-major order, as in the file (big-endian).</summary>
    public ReadOnlySpan<byte> Elements => Content.Span;

    internal ReadOnlyMemory<byte> Content => _content.AsMemory(_start);

    /// <summary>Reads a file; its content shows whether it is plain or gzip.</summary>
    /// <exception cref="InputException">the file is absent, or is not a complete IDX file</exception>
    public static IdxFile Read(string path)
    {
        if (!IdxStream.IsLarge(path))
            return Parse(InputFile.ReadAllBytes(path), path);
        using var stream = new IdxStream(path);
        return new(stream.Shape, stream.Type, stream.ReadRest(), 0);
    }

    /// <summary>Reads the content of a file, plain or gzip; <paramref name="file"/> is its name in messages.</summary>
    /// <exception cref="InputException">the content is not that of a complete IDX file</exception>
    public static IdxFile Parse(byte[] content, string file)
    {
        if (Gzip.IsCompressed(content))
            content = Decompress(content, file);
        if (content.Length == 0)
            throw new InputException(file, null, "the file is empty");
        if (!IsStart(content))
            throw NotIdx(content, file);
        var type = (IdxType)content[2];
        var start = 4 + 4 * content[3];
        if (content.Length < start)
            throw new InputException(file, "byte 4", $"the file ends within the sizes of its {content[3]} dimensions");
        var shape = ParseShape(content.AsSpan(4, 4 * content[3]), file);
        var expected = start + (long)shape.Count * type.Size();
        return content.Length == expected
            ? new(shape, type, content, start)
            : throw new InputException(file, null, FormattableString.Invariant($"the file is {(content.Length < expected ? "cut short" : "too long")}: it has {content.Length} bytes, but a grid of {shape} needs {expected}"));
    }

    /// <summary>The element at a place in row-major order.</summary>
    public double Value(int index)
    {
        var element = Elements.Slice(index * Type.Size(), Type.Size());
        return Type switch
        {
            IdxType.UnsignedByte => element[0],
            IdxType.SignedByte => (sbyte)element[0],
            IdxType.Int16 => BinaryPrimitives.ReadInt16BigEndian(element),
            IdxType.Int32 => BinaryPrimitives.ReadInt32BigEndian(element),
            IdxType.Float32 => BinaryPrimitives.ReadSingleBigEndian(element),
            _ => BinaryPrimitives.ReadDoubleBigEndian(element),
        };
    }

    /// <summary>Writes the file without compression.</summary>
    public void Write(Stream destination)
    {
        destination.Write([0, 0, (byte)Type, (byte)Shape.Rank]);
        var size = new byte[4];
        foreach (var dimension in Shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, dimension);
            destination.Write(size);
        }

        destination.Write(Elements);
    }

    /// <summary>Whether bytes begin as an IDX file does.</summary>
    public static bool IsStart(ReadOnlySpan<byte> content) =>
        content is [0, 0, _, > 0, ..] && Enum.IsDefined((IdxType)content[2]);

    /// <summary>The error that bytes do not begin as an IDX file does.</summary>
    internal static InputException NotIdx(byte[] content, string file)
    {
        var met = string.Join(' ', content.Take(4).Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
        return new(file, "byte 0", $"this is not an IDX file: it starts with \"{met}\"", "an IDX file starts with 00 00, an element type (08, 09, 0B, 0C, 0D or 0E) and the number of dimensions");
    }

    // Nothing beyond the declared length is decompressed: it may never end.
    private static byte[] Decompress(byte[] content, string file)
    {
        var head = Gzip.Start(content, MaximumHeaderLength);
        if (!IsStart(head) || head.Length < 4 + 4 * head[3])
            return head.Length == MaximumHeaderLength ? head : Gzip.Decompress(content, file, MaximumHeaderLength);
        var shape = ParseShape(head.AsSpan(4, 4 * head[3]), file);
        return Gzip.Decompress(content, file, 4 + 4 * head[3] + (long)shape.Count * ((IdxType)head[2]).Size());
    }

    /// <summary>The shape that the sizes of the dimensions give.</summary>
    internal static Shape ParseShape(ReadOnlySpan<byte> bytes, string file)
    {
        var sizes = new uint[bytes.Length / 4];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * i)..]);
        if (sizes.Aggregate(1.0, (count, size) => count * Math.Max(size, 1)) > Shape.MaximumCount)
            throw new InputException(file, "byte 4", FormattableString.Invariant($"a grid of [{string.Join(", ", sizes)}] has more elements than the {Shape.MaximumCount} that a tensor can hold"));
        return [.. sizes.Select(size => (int)size)];
    }
}
