using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>
/// Named tensors in the safetensors format: the length of a JSON header (8 bytes, little-endian), the header with each tensor's type, shape and
/// place, then the elements, little-endian and without gaps.
/// </summary>
/// <param name="tensors">the tensors by name</param>
/// <param name="metadata">what the file says about itself, by name; nothing by default</param>
public sealed class Safetensors(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
{
    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => tensors;

    /// <summary>What the file says about itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; } = metadata ?? new Dictionary<string, string>();

    /// <summary>Reads a whole file of F32, F64 and I64 tensors.</summary>
    /// <exception cref="InputException">there is no such file, it is not in the format, or it has tensors of other types</exception>
    public static Safetensors Read(string path) => InputFile.Read(path, () =>
    {
        using var stream = File.OpenRead(path);
        return SafetensorsReader.Read(stream, path);
    });

    /// <summary>Reads a stream of F32, F64 and I64 tensors to its end.</summary>
    /// <param name="stream">the file's contents; it can be sought in</param>
    /// <param name="name">what messages name as the file</param>
    /// <exception cref="InputException">it is not in the format, or it has tensors of other types</exception>
    public static Safetensors Read(Stream stream, string name) => SafetensorsReader.Read(stream, name);

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">a tensor has the name that the format reserves for the metadata</exception>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public void Write(string path) => WholeFile.Write(path, Write);

    /// <summary>Writes the file's contents.</summary>
    /// <exception cref="ArgumentException">a tensor has the name that the format reserves for the metadata</exception>
    public void Write(Stream stream) => SafetensorsWriter.Write(this, stream);
}
