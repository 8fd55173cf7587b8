using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>
/// Named tensors in a file of safetensors or of PyTorch (.pt, .pth), told apart by the content. Opening reads what describes the tensors; the
/// elements of each are read when they are asked for. The file is not kept open.
/// </summary>
public sealed class WeightsFile
{
    internal WeightsFile(string path, string format, IEnumerable<StoredTensor> tensors) => (Path, Format, Tensors) = (path, format, [.. tensors]);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The format, as its users call it: safetensors, PyTorch.</summary>
    public string Format { get; }

    /// <summary>The tensors, in the order of the file.</summary>
    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>What the file says about itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; internal init; } = new Dictionary<string, string>();

    /// <summary>The entry of a checkpoint that holds the tensors; null where the file holds nothing else.</summary>
    public string? Entry { get; internal init; }

    /// <summary>Whether the first hundreds of bytes of a file are those of one that PyTorch wrote.</summary>
    public static bool IsPyTorch(ReadOnlySpan<byte> start) => TorchFile.IsFirst(start) || LegacyTorchFile.IsStart(start);

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">there is no such file, it is in neither format, or it holds something other than tensors</exception>
    public static WeightsFile Open(string path) => MappedFile.Read(path, file =>
    {
        var start = file.Bytes(0, (int)Math.Min(file.Length, LegacyTorchFile.StartLength));
        return TorchFile.IsStart(start) ? TorchFile.Open(file)
            : LegacyTorchFile.IsStart(start) ? LegacyTorchFile.Open(file)
            : SafetensorsReader.Open(file);
    });

    /// <summary>Reads the elements of all tensors.</summary>
    /// <exception cref="InputException">the file is gone, has changed, or is damaged</exception>
    public IReadOnlyDictionary<string, Tensor> Read() =>
        new OrderedDictionary<string, Tensor>(Tensors.Select(tensor => KeyValuePair.Create(tensor.Name, tensor.Read())));
}
