using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx;

/// <summary>Arrays in files of any kind that a graph's inputs may come from.</summary>
public static class ArrayFile
{
    /// <summary>Reads one array: npy, npz, pb (a TensorProto), csv (numbers, a row a line) or json (nested lists of numbers).</summary>
    /// <param name="path">the file, whose extension says its kind</param>
    /// <param name="input">the input that it is for: its name is looked up in an npz, and numbers in texts take its type</param>
    /// <param name="type">the input's type, as NumPy names it</param>
    /// <exception cref="InputException">there is no such file, or it does not hold such an array</exception>
    public static NumpyArray Read(string path, string input, string type) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".npy" => Npy.Read(path),
        ".npz" => OneOf(Npz.Read(path), path, input),
        ".pb" => OfTensor(TensorReader.Read(OnnxBytes.ReadTensor(path), path)),
        ".csv" => NumberTable.Read(path, ElementTypes.OfNumpyName(type)),
        ".json" => NumberList.Read(path, ElementTypes.OfNumpyName(type)),
        _ => throw new InputException(path, null, "the file's name does not say what it is", "use an array in npy, npz, pb, csv or json"),
    };

    internal static NumpyArray OfTensor(Value value) => new(value.Known!, value.Type.NumpyName());

    private static NumpyArray OneOf(IReadOnlyDictionary<string, NumpyArray> arrays, string path, string input) =>
        arrays.TryGetValue(input, out var named) ? named
        : arrays.Count == 1 ? arrays.Values.First()
        : throw new InputException(path, null, $"it has no array {input} among {arrays.Count}");
}
