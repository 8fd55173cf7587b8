namespace ChainRule.Onnx.Tests;

/// <summary>The networks that PyTorch wrote; tests/fixtures/make_onnx.py made them.</summary>
internal static class TestFiles
{
    public static string Path(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "ChainRule.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run from within the repository.");
        return System.IO.Path.Combine(folder.FullName, "tests", "fixtures", "onnx", name);
    }
}
