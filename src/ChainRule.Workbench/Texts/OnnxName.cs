using ChainRule.Data;

namespace ChainRule.Workbench.Texts;

/// <summary>ONNX models, which must be imported before they are used; their content has no mark, so their name tells.</summary>
internal static class OnnxName
{
    /// <exception cref="InputException">the file is called like an ONNX model</exception>
    public static void Refuse(string path)
    {
        if (Is(path))
            throw new InputException(path, null, "this is an ONNX model", $"make a model of it with: {ImportLine.For(path)}");
    }

    /// <summary>Whether the file is called like one.</summary>
    public static bool Is(string path) => path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);
}
