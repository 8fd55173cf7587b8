using System.Globalization;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Arrays;

/// <summary>Labels in an array: whole numbers or texts, one for each sample.</summary>
/// <param name="Places">(rows) the place of each sample's class among the names</param>
/// <param name="Names">the classes, by value or in the order of their letters</param>
internal sealed record ArrayLabels(Tensor Places, IReadOnlyList<string> Names)
{
    /// <summary>The labels in an array; null if it holds numbers that are no labels: with a point, or several for each sample.</summary>
    /// <param name="array">the array</param>
    /// <param name="file">the file's name in messages</param>
    /// <param name="known">the classes of the training labels; null for these themselves</param>
    /// <exception cref="InputException">there are too many or too few classes, or others than the known ones</exception>
    public static ArrayLabels? Of(StoredArray array, string file, IReadOnlyList<string>? known = null)
    {
        if (array.Shape.Count != array.Shape[0])
            return null;
        string[] labels;
        if (array.HasTexts)
            labels = [.. array.ReadTexts()];
        else if (array.Read() is { Type: DType.Int64 } numbers)
            labels = [.. numbers.Span<long>().ToArray().Select(label => label.ToString(CultureInfo.InvariantCulture))];
        else
            return null;
        var names = known ?? Classes(labels, array, file);
        var places = names.Index().ToDictionary(name => name.Item, name => (long)name.Index);
        return Array.Find(labels, label => !places.ContainsKey(label)) is { } unknown
            ? throw new InputException(file, null, $"\"{array.Name}\" holds {ShownWord.Of(unknown)}, but the classes are {Listing.Words(names)}", "the test must have the classes of the training")
            : new(Tensor.From([.. labels.Select(label => places[label])], labels.Length), names);
    }

    private static string[] Classes(string[] labels, StoredArray array, string file)
    {
        var distinct = labels.Distinct().ToArray();
        if (distinct.Length is < 2 or > ConfusionMatrix.MostClasses)
            throw new InputException(file, null, $"\"{array.Name}\" holds {Plural.Of(distinct.Length, "class", "classes")}", $"labels have 2 to {ConfusionMatrix.MostClasses}; save numbers to predict as float32");
        return array.HasTexts
            ? [.. distinct.Order(StringComparer.Ordinal)]
            : [.. distinct.OrderBy(label => long.Parse(label, CultureInfo.InvariantCulture))];
    }
}
