using System.Text.Json;

namespace ChainRule.Tests;

/// <summary>Compares JSON whose numbers are to agree to nine digits.</summary>
internal static class NearJson
{
    private const double Tolerance = 1e-9;

    // Below this size, 10⁻¹² is near enough: what is zero in theory comes out as mere rounding.
    private const double Floor = 1e-3;

    /// <summary>Where a number of <paramref name="actual"/> is not the expected one; anything else that differs fails at once.</summary>
    public static IReadOnlyList<string> Faults(JsonElement expected, JsonElement actual, string place)
    {
        var faults = new List<string>();
        Compare(expected, actual, place, faults);
        return faults;
    }

    private static void Compare(JsonElement expected, JsonElement actual, string place, List<string> faults)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(p => p.Name).Order(), actual.EnumerateObject().Select(p => p.Name).Order());
                foreach (var property in expected.EnumerateObject())
                    Compare(property.Value, actual.GetProperty(property.Name), $"{place}.{property.Name}", faults);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                foreach (var (i, (e, a)) in expected.EnumerateArray().Zip(actual.EnumerateArray()).Index())
                    Compare(e, a, $"{place}[{i}]", faults);
                break;
            case JsonValueKind.Number:
                var (wanted, got) = (expected.GetDouble(), actual.GetDouble());
                if (!(Math.Abs(got - wanted) <= Tolerance * Math.Max(Math.Abs(wanted), Floor)))
                    faults.Add($"{place}: {got:R} instead of {wanted:R}");
                break;
            default:
                Assert.Equal(expected.GetString(), actual.GetString());
                break;
        }
    }
}
