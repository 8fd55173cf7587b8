using System.Globalization;
using System.Text.Json;

namespace ChainRule.Workbench.Reporting.Comparisons;

/// <summary>A run among others.</summary>
/// <param name="Name">what it is called: the last part of its folder, or the whole where two would have the same</param>
public sealed record ComparedRun(string Name, string Folder, RunLog Log)
{
    /// <summary>Why it ended, as summary.json says; interrupted, if it did not end.</summary>
    public string Ending => Word("stopped") ?? Word("event") ?? "interrupted";

    /// <summary>Whether it ended; an interrupted run has no final figures.</summary>
    public bool HasEnded => Log.End.ValueKind == JsonValueKind.Object;

    /// <summary>The figures of the trained model on each set: test_loss.</summary>
    public IEnumerable<(string Name, double Value)> FinalFigures => !HasEnded ? [] :
        from property in Log.End.EnumerateObject()
        where property.Name.Split('_')[0] is "train" or "validation" or "test"
        select (property.Name, Number(property.Value));

    /// <summary>A number of the summary; NaN if it is not there.</summary>
    public double Final(string name) => End(name) is { } value ? Number(value) : double.NaN;

    /// <summary>A setting as text; a dash if it is not set.</summary>
    public string Setting(string name) =>
        Log.Settings.ValueKind == JsonValueKind.Object && Log.Settings.TryGetProperty(name, out var value) ? Shown(value) : "–";

    private JsonElement? End(string name) => HasEnded && Log.End.TryGetProperty(name, out var value) ? value : null;

    private string? Word(string name) => End(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "–",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Shown)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(property => $"{property.Name} {Shown(property.Value)}")),
        JsonValueKind.Number => value.GetDouble().ToString("G15", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
