using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>A tensor in a file, described without its elements.</summary>
public sealed class StoredTensor
{
    private readonly Func<Tensor> _read;

    internal StoredTensor(string name, StoredType type, Shape shape, Func<Tensor> read) => (Name, Type, Shape, _read) = (name, type, shape, read);

    /// <summary>The name that the file gives it.</summary>
    public string Name { get; }

    /// <summary>How the file stores its elements.</summary>
    public StoredType Type { get; }

    /// <summary>The sizes of its dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>Reads the elements; 8-bit and 16-bit floats become Float32, whole numbers and truth values Int64.</summary>
    /// <exception cref="InputException">the file is gone, has changed, or is damaged</exception>
    public Tensor Read() => _read();
}
