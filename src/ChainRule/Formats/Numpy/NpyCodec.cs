using System.Buffers.Binary;
using System.Text;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>
/// The npy format: the mark \x93NUMPY, the version (2 bytes), the length of the header (2 bytes in version 1, else 4, little-endian), the header, then the
/// elements, from a multiple of 64 on.
/// </summary>
internal static class NpyCodec
{
    private const int Alignment = 64;
    private const int VersionEnd = 8;

    // The limit that NumPy has for files that are not trusted.
    private const int MaximumHeaderLength = 10_000;

    public static ReadOnlySpan<byte> Mark => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads an array of numbers from a stream of <paramref name="length"/> bytes.</summary>
    public static NumpyArray Read(Stream stream, long length, FilePlace place)
    {
        var header = ReadHeader(stream, length, place);
        if (header.Type.Number is not { } type)
            throw place.Refuse($"the elements are texts ({header.Type.Name})", "save numbers of at most 64 bits or truth values, such as float32, int64 or bool");
        Shape stored = header.IsColumnMajor ? [.. header.Shape.Reverse()] : header.Shape;
        var tensor = ElementReader.Read(stream, stored, type, place, header.Type.IsBigEndian);
        if (header.IsColumnMajor)
            tensor = StridedElements.Copy(tensor, header.Shape, StridedElements.ColumnMajor(header.Shape));
        return new(tensor, header.Type.Name);
    }

    /// <summary>Reads the header, after which the elements follow and nothing else.</summary>
    public static NpyHeader ReadHeader(Stream stream, long length, FilePlace place)
    {
        var (header, dataLength) = ParseHeader(stream, length, place);
        if (header.DataLength == dataLength)
            return header;
        var problem = FormattableString.Invariant($"{dataLength} bytes follow the header, but an array of shape {header.Shape} needs {header.DataLength}");
        throw place.Refuse(problem, header.DataLength > dataLength ? "the file was cut off" : null);
    }

    public static void Write(Stream stream, Tensor tensor)
    {
        WriteHeader(stream, NpyHeader.Of(NpyType.Of(StoredTypes.Exact(tensor.Type)), tensor.Shape));
        LittleEndian.Write(stream, tensor.Bytes, tensor.Type.Size());
    }

    /// <summary>Writes what stands before the elements.</summary>
    public static void WriteHeader(Stream stream, string header)
    {
        var start = VersionEnd + sizeof(ushort) + header.Length + 1;
        header += new string(' ', (Alignment - start % Alignment) % Alignment) + '\n';
        var length = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        stream.Write([.. Mark, 1, 0, .. length, .. Encoding.ASCII.GetBytes(header)]);
    }

    private static (NpyHeader Header, long DataLength) ParseHeader(Stream stream, long length, FilePlace place)
    {
        var start = Next(VersionEnd);
        if (!start.AsSpan().StartsWith(Mark))
            throw place.Refuse("this is not an npy file: it does not start with \\x93NUMPY", "save it with numpy.save");
        var version = start[Mark.Length];
        if (version is < 1 or > 3)
            throw place.Refuse(FormattableString.Invariant($"the version {version} of the npy format is not known"), "save it with numpy.save");
        var headerLength = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(Next(sizeof(ushort))) : BinaryPrimitives.ReadUInt32LittleEndian(Next(sizeof(uint)));
        if (headerLength > MaximumHeaderLength)
            throw place.Refuse(FormattableString.Invariant($"the header's length is given as {headerLength} bytes, but the maximum is {MaximumHeaderLength}"));
        var header = NpyHeader.Parse(Encoding.UTF8.GetString(Next((int)headerLength)), place);
        return (header, length);

        byte[] Next(int count)
        {
            if ((length -= count) < 0)
                throw place.Refuse("the file ends within its header", "the file was cut off");
            var bytes = new byte[count];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
