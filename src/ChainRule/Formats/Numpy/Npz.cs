using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Named arrays in NumPy's npz format: a zip of npy files.</summary>
public static class Npz
{
    /// <summary>Reads the arrays, in the order of the file, whether compressed or not.</summary>
    /// <exception cref="InputException">there is no such file, it is damaged, or an array is not of numbers</exception>
    public static IReadOnlyDictionary<string, NumpyArray> Read(string path)
    {
        using var file = NumpyFile.Open(path);
        if (file.IsSingle)
            throw new InputException(path, null, "this is a single array (npy), not named ones (npz)", "save named arrays with numpy.savez");
        return new OrderedDictionary<string, NumpyArray>(file.Arrays.Select(array => KeyValuePair.Create(array.Name, new NumpyArray(array.Read(), array.Type))));
    }

    /// <summary>Writes tensors as numpy.savez does, without compression, whole or not at all.</summary>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public static void Write(string path, IEnumerable<NamedTensor> tensors) => WholeFile.Write(path, file =>
    {
        using var zip = new NpzWriter(file);
        foreach (var (name, tensor) in tensors)
            zip.Add(name, tensor);
    });
}
