using System.Text.Json;
using ChainRule.Tensors;

namespace ChainRule.Tests;

/// <summary>The numbers of other programs; tests/fixtures/README.md says what is in them.</summary>
internal static class Fixtures
{
    public static string Root { get; } = FindRoot();

    public static JsonElement Read(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Root, "tests", "fixtures", name));
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    public static JsonElement Case(string file, string name) =>
        Read(file).GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    public static TheoryData<string> Names(string file, Func<JsonElement, bool>? chosen = null) =>
        [.. Read(file).GetProperty("cases").EnumerateArray().Where(c => chosen?.Invoke(c) ?? true).Select(c => c.GetProperty("name").GetString()!)];

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    public static int[] Integers(this JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetInt32())];

    public static Tensor Tensor(this JsonElement element)
    {
        Shape shape = [.. element.GetProperty("shape").Integers()];
        var values = element.GetProperty("values");
        return element.GetProperty("type").GetString() == "int64"
            ? ChainRule.Tensors.Tensor.From<long>([.. values.EnumerateArray().Select(v => v.GetInt64())], shape)
            : ChainRule.Tensors.Tensor.From<double>(values.Doubles(), shape);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChainRule.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run from within the repository.");
        return folder.FullName;
    }
}
