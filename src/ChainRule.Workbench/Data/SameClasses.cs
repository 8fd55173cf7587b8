using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data;

/// <summary>Whether data hold the classes that a model tells apart, under the same names or under numbers.</summary>
internal static class SameClasses
{
    /// <summary>Compares the classes of data with those known; what has no names of classes is not compared.</summary>
    /// <param name="data">the name of the data</param>
    /// <param name="classes">the data's classes</param>
    /// <param name="known">the model's</param>
    /// <returns>a line that says which numbers are taken for which names; null where the names are the same</returns>
    /// <exception cref="InputException">they are other classes</exception>
    public static string? Check(string data, IReadOnlyList<string>? classes, IReadOnlyList<string>? known)
    {
        if (classes is null || known is null || classes.SequenceEqual(known))
            return null;
        if (classes.Count == known.Count && AreNumbers(classes))
            return $"the classes {Range(classes)} of {data} are taken for {KnownWords.Listed(known)}, in this order";
        if (classes.Count == known.Count && AreNumbers(known))
            return $"the classes {KnownWords.Listed(classes)} of {data} are taken for {Range(known)}, in this order";
        throw new InputException(data, null, $"the classes are {KnownWords.Listed(classes)}", $"the model tells apart {KnownWords.Listed(known)}");
    }

    private static bool AreNumbers(IReadOnlyList<string> classes) =>
        classes.SequenceEqual(ClassNames.Of(null, classes.Count));

    private static string Range(IReadOnlyList<string> classes) => $"{classes[0]} to {classes[^1]}";
}
