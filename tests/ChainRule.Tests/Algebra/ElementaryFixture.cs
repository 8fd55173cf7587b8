using System.Globalization;
using System.Text.Json;

namespace ChainRule.Tests.Algebra;

/// <summary>Values of many digits: the nearest double, and what it lacks in units of its last place.</summary>
internal static class ElementaryFixture
{
    public static IEnumerable<(double X, double Head, double Missing)> Read(string function)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fixtures", "elementary.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var row in document.RootElement.GetProperty(function).EnumerateArray())
            yield return (Number(row, "x"), Number(row, "head"), row.GetProperty("rest").GetDouble());
    }

    private static double Number(JsonElement row, string property) =>
        double.Parse(row.GetProperty(property).GetString()!, CultureInfo.InvariantCulture);
}
