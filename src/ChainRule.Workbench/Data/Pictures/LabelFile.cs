using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>A CSV of labels: its first column names the pictures, its last one their classes.</summary>
internal static class LabelFile
{
    private const int MostShown = 3;

    /// <summary>The pictures that the file names, with their labels, in the order of the folder; and what is said of the others.</summary>
    /// <param name="pictures">those of the folder</param>
    /// <param name="file">the CSV</param>
    /// <param name="options">how to read it</param>
    /// <exception cref="InputException">the file is wrong, or names a picture that is not there, or one twice</exception>
    public static (IReadOnlyList<PictureFile> Labelled, string? Note) Label(IReadOnlyList<PictureFile> pictures, string file, TableOptions options)
    {
        var table = Table.Read(file, options);
        if (table.Columns.Count < 2)
            throw new InputException(file, null, "it has one column, but the first is to name the pictures and the last their labels", "separate them with a comma, or name another file with --labels");
        var (places, column) = (Places(pictures), table.Columns.Count - 1);
        if (table.KindOf(column) == ColumnKind.Numbers && table.RowsWith(column).Select(row => table.Number(row, column)).Any(number => !double.IsInteger(number)))
            throw table.Fault(column, "the labels are measurements, but pictures are told apart by class", "label them with words or whole numbers");
        var labels = new string?[pictures.Count];
        for (var row = 0; row < table.RowCount; row++)
        {
            var name = table[row, 0];
            if (!places.TryGetValue(name.Replace('\\', '/'), out var place) || place is not { } picture)
                throw table.Fault(row, 0, places.ContainsKey(name) ? $"several pictures are called \"{name}\"" : $"there is no picture \"{name}\"", "write its path within the folder");
            if (labels[picture] is not null)
                throw table.Fault(row, 0, $"\"{name}\" was labelled before", "keep one of the rows");
            if (table.IsMissing(row, column))
                throw table.Fault(row, column, "the label is missing", "fill it in, or remove the row");
            labels[picture] = table[row, column];
        }

        PictureFile[] unlabelled = [.. pictures.Where((_, i) => labels[i] is null)];
        var note = unlabelled.Length == 0 ? null : $"{Plural.Of(unlabelled.Length, "picture is", "pictures are")} not in {Path.GetFileName(file)} and left out: {Listing.Of([.. unlabelled.Select(picture => Printable.Text(picture.Name))], MostShown)}";
        return ([.. pictures.Select((picture, i) => picture with { Label = labels[i] }).Where(picture => picture.Label is not null)], note);
    }

    // A picture is named by its path within the folder or, where only one is called so, by its name; either without its ending, too. Null where several are called so.
    private static Dictionary<string, int?> Places(IReadOnlyList<PictureFile> pictures)
    {
        var places = new Dictionary<string, int?>();
        foreach (var (i, picture) in pictures.Index())
        {
            var name = Path.GetFileName(picture.Name);
            foreach (var called in new[] { picture.Name, Path.ChangeExtension(picture.Name, null), name, Path.ChangeExtension(name, null) }.Distinct())
                places[called] = places.ContainsKey(called) && called != picture.Name ? null : i;
        }

        return places;
    }
}
