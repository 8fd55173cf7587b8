using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data;

/// <summary>Compares the classes of data with those of a model; one of the two may have numbers in place of names.</summary>
internal static class SameClasses
{
    /// <summary>Compares the classes of data with the known ones; without names on either side, nothing is compared.</summary>
    /// <param name="known">the model's</param>
    /// <param name="remedy">what else can be done where they differ</param>
    /// <returns>a line that says which numbers are read as which names; null if the names are the same</returns>
    public static string? Check(string data, IReadOnlyList<string>? classes, IReadOnlyList<string>? known, string? remedy = null)
    {
        if (classes is null || known is null || classes.SequenceEqual(known))
            return null;
        return classes.Count == known.Count && (AreNumbers(classes) || AreNumbers(known))
            ? $"the classes {Shown(classes)} of {data} are read as {Shown(known)}, in this order"
            : throw new InputException(data, null, $"the classes are {Listing.Words(classes)}", $"the model's classes are {Listing.Words(known)}{(remedy is null ? "" : $"; {remedy}")}");
    }

    private static bool AreNumbers(IReadOnlyList<string> classes) => classes.SequenceEqual(ClassNames.Of(null, classes.Count));

    private static string Shown(IReadOnlyList<string> classes) => AreNumbers(classes) ? $"{classes[0]} to {classes[^1]}" : Listing.Words(classes);
}
