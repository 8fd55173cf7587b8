using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Single arrays in NumPy's npy format, versions 1 to 3.</summary>
public static class Npy
{
    /// <summary>Whether the first bytes of a file are those of one.</summary>
    public static bool IsStart(ReadOnlySpan<byte> start) => start.StartsWith(NpyCodec.Mark);

    /// <summary>Reads an array of numbers or truth values, in either byte order and either order of dimensions.</summary>
    /// <exception cref="InputException">there is no such file, it is not in the format, or its elements are not numbers</exception>
    public static NumpyArray Read(string path) => MappedFile.Read(path, file =>
    {
        using var stream = file.Part(0, file.Length);
        return NpyCodec.Read(stream, file.Length, new(path));
    });

    /// <summary>Writes a tensor as numpy.save does, whole or not at all.</summary>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public static void Write(string path, Tensor tensor) => WholeFile.Write(path, stream => NpyCodec.Write(stream, tensor));
}
