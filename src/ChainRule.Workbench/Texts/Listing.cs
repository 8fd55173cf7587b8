using System.Globalization;

namespace ChainRule.Workbench.Texts;

/// <summary>Items in a sentence; the first ones if they are many: red, green and 3 more.</summary>
internal static class Listing
{
    public static string Of(IReadOnlyList<string> items, int most) =>
        string.Join(", ", items.Take(most)) + (items.Count > most ? string.Create(CultureInfo.InvariantCulture, $" and {items.Count - most:N0} more") : "");
}
