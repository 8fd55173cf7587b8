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

    /// <summary>The type in which floating-point numbers are written: Float64, Float32, Float16 or BFloat16; null for each tensor's own.</summary>
    /// <exception cref="ArgumentException">it is another type</exception>
    public StoredType? Floats
    {
        get;
        init => field = value is null or StoredType.Float64 or StoredType.Float32 or StoredType.Float16 or StoredType.BFloat16
            ? value
            : throw new ArgumentException($"Floating-point numbers are written as Float64, Float32, Float16 or BFloat16, not as {value}.");
    }

    /// <summary>Reads a whole file; 8-bit and 16-bit floats become Float32, whole numbers and truth values Int64.</summary>
    /// <exception cref="InputException">there is no such file, it is not in the format, or it has complex numbers or floats of 4 or 6 bits</exception>
    public static Safetensors Read(string path) => MappedFile.Read(path, SafetensorsReader.Read);

    /// <summary>Reads a stream to its end, with elements as those of a file.</summary>
    /// <param name="stream">the file's contents</param>
    /// <param name="name">what messages name as the file</param>
    /// <exception cref="InputException">it is not in the format, or it has complex numbers or floats of 4 or 6 bits</exception>
    public static Safetensors Read(Stream stream, string name) => SafetensorsReader.Read(new LoadedFile(stream, name));

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">a tensor has the name that the format reserves for the metadata, or a number is too large for its type</exception>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public void Write(string path) => WholeFile.Write(path, Write);

    /// <summary>Writes the file's contents.</summary>
    /// <exception cref="ArgumentException">a tensor has the name that the format reserves for the metadata, or a number is too large for its type</exception>
    public void Write(Stream stream) => SafetensorsWriter.Write(this, stream);
}
