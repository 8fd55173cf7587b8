using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>
/// Named tensors in the safetensors format: the length of a JSON header (8 bytes, little-endian), the header with each
/// tensor's type, shape and place, then the elements, little-endian and without gaps.
/// </summary>
public sealed class Safetensors
{
    /// <summary>Tensors, and what to say about them.</summary>
    /// <param name="tensors">by their names</param>
    /// <param name="metadata">by their names; none when not given</param>
    public Safetensors(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        Tensors = tensors;
        Metadata = metadata ?? new Dictionary<string, string>();
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>What the file says about itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a whole file of F32, F64 and I64 tensors.</summary>
    /// <exception cref="InputException">there is no such file, it is not in the format, or it has tensors of other types</exception>
    public static Safetensors Read(string path)
    {
        return InputFile.Read(path, () =>
        {
            using var stream = File.OpenRead(path);
            return SafetensorsReader.Read(stream, path);
        });
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">a tensor has the name that the format reserves for the metadata</exception>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be written</exception>
    public void Write(string path) => WholeFile.Write(path, Write);

    /// <summary>Writes the file's contents.</summary>
    /// <exception cref="ArgumentException">a tensor has the name that the format reserves for the metadata</exception>
    public void Write(Stream stream) => SafetensorsWriter.Write(this, stream);
}
