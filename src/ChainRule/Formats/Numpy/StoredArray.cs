using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>An array in a file of NumPy, described without its elements.</summary>
public sealed class StoredArray
{
    private readonly Func<Stream> _open;
    private readonly long _length;
    private readonly FilePlace _place;
    private readonly NpyHeader _header;

    internal StoredArray(string name, Func<Stream> open, long length, FilePlace place)
    {
        (Name, _open, _length, _place) = (name, open, length, place);
        using var stream = open();
        _header = NpyCodec.ReadHeader(stream, length, place);
    }

    /// <summary>The name that the file gives it; empty if it is the only array of a file that gives none.</summary>
    public string Name { get; }

    /// <summary>The type of its elements, as NumPy names it: <c>float32</c>, <c>uint8</c>, <c>str</c>.</summary>
    public string Type => _header.Type.Name;

    /// <summary>The sizes of its dimensions.</summary>
    public Shape Shape => _header.Shape;

    /// <summary>Whether its elements are texts.</summary>
    public bool HasTexts => _header.Type.Number is null;

    /// <summary>Whether its elements are bytes, row by row, so that <see cref="ReadBytes"/> gives them as they are.</summary>
    public bool HasBytes => _header.Type.Number == StoredType.UInt8 && !_header.IsColumnMajor;

    /// <summary>Reads numbers: 16-bit floats become Float32, whole numbers and truth values Int64.</summary>
    /// <exception cref="InputException">the elements are texts, or a number is more than Int64 can hold</exception>
    public Tensor Read()
    {
        using var stream = _open();
        return NpyCodec.Read(stream, _length, _place).Tensor;
    }

    /// <summary>Reads bytes as they are.</summary>
    /// <exception cref="InvalidOperationException">the elements are not bytes</exception>
    public byte[] ReadBytes()
    {
        if (!HasBytes)
            throw new InvalidOperationException($"The elements of {Name} are not bytes, row by row.");
        using var stream = Elements();
        var bytes = new byte[Shape.Count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads texts, those of an array of any shape in the order in which they are stored.</summary>
    /// <exception cref="InvalidOperationException">the elements are numbers</exception>
    /// <exception cref="InputException">a text is not valid</exception>
    public IReadOnlyList<string> ReadTexts()
    {
        if (!HasTexts)
            throw new InvalidOperationException($"The elements of {Name} are numbers.");
        using var stream = Elements();
        return NpyTexts.Read(stream, _header, _place);
    }

    private Stream Elements()
    {
        var stream = _open();
        NpyCodec.ReadHeader(stream, _length, _place);
        return stream;
    }
}
