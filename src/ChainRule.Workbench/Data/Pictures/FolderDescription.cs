using System.Globalization;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>Describes a folder of pictures as it is: sizes that differ and pictures that are broken are told, not refused.</summary>
public static class FolderDescription
{
    private const int MostSizes = 8;
    private const int MostBroken = 10;

    /// <summary>Looks at every picture of a folder.</summary>
    /// <exception cref="ChainRule.Data.InputException">the folder or its labels cannot be read</exception>
    public static DataDescription Of(string folder, PictureOptions options, TableOptions table)
    {
        var found = PictureFolder.Find(folder, options, table);
        var sets = found.Named.ToArray();
        var survey = PictureSurvey.OfPixels(sets.SelectMany(set => set.Set.Files));
        string[] classes = [.. sets.Where(set => set.Set.IsLabelled).SelectMany(set => set.Set.Classes).Distinct().Order(StringComparer.Ordinal)];
        var counts = string.Join(", ", sets.Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Set.Files.Count:N0} to {set.Name}")));
        string[] lines =
        [
            found.Train.IsLabelled ? $"{folder}: pictures, {counts}, {Plural.Of(classes.Length, "class")}" : $"{folder}: {Plural.Of(found.Train.Files.Count, "picture")} without labels",
            .. sets.SelectMany(set => set.Set.Notes),
            .. survey.Count == 0 ? Array.Empty<string>() : Readable(survey),
            .. survey.Broken.Take(MostBroken).Select(broken => $"broken: {broken.Fault.Message}"),
            .. survey.Broken.Count > MostBroken ? [$"and {survey.Broken.Count - MostBroken} more that are broken"] : Array.Empty<string>(),
        ];
        return found.Train.IsLabelled
            ? new(lines, ["class", .. sets.Select(set => set.Name)], [.. classes.Select(name => (IReadOnlyList<string>)[name, .. sets.Select(set => Number(set.Set.Files.Count(file => file.Label == name)))])])
            : new(lines, ["size", "pictures"], [.. survey.Sizes.Take(MostSizes).Select(size => (IReadOnlyList<string>)[$"{size.Width}x{size.Height}", Number(size.Count)])]);
    }

    private static IEnumerable<string> Readable(PictureSurvey survey) =>
    [
        $"{Plural.Noun(survey.Sizes.Count, "size")}: {survey.SizesInWords(MostSizes)}{(survey.Sizes.Count > 1 ? "; --size makes them one" : "")}",
        $"colours: {Number(survey.InColour)} in colour, {Number(survey.Count - survey.InColour)} grey",
    ];

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
