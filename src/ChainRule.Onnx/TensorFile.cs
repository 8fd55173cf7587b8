using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx;

/// <summary>Files of a single tensor in ONNX's own form (pb), such as those of its node tests.</summary>
public static class TensorFile
{
    /// <exception cref="InputException">there is no such file, or it holds no tensor of numbers</exception>
    public static NumpyArray Read(string path)
    {
        var value = TensorReader.Read(OnnxBytes.ReadTensor(path), path);
        return new(value.Known!, value.Type.NumpyName());
    }
}
