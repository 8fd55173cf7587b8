using ChainRule.Data;
using ChainRule.Workbench.Data.Arrays;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Published;
using ChainRule.Workbench.Data.Tables.Excel;
using ChainRule.Workbench.Data.Tables.Parquet;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Data.Tables.Records;

namespace ChainRule.Workbench.Data;

/// <summary>Finds data by name: a built-in set, a published one, a folder of pictures or IDX files, or a file, recognised by its content.</summary>
public sealed record DataSource
{
    /// <summary>Where published sets are looked for.</summary>
    public DataFolders Folders { get; init; } = DataFolders.Of(null);

    /// <summary>Whether a published set that is in no folder may be downloaded.</summary>
    public bool Download { get; init; }

    /// <summary>Whether to read only the test of a published set or a folder of pictures, in place of both: the rest takes long to read.</summary>
    public bool OnlyTest { get; init; }

    /// <summary>Draws the built-in sets.</summary>
    public ulong Seed { get; init; }

    /// <summary>How to read a table.</summary>
    public TableOptions Table { get; init; } = new();

    /// <summary>How to read pictures.</summary>
    public PictureOptions Pictures { get; init; } = new();

    /// <summary>The published sets that are known.</summary>
    public IReadOnlyList<PublishedDataset> Published { get; init; } = [PublishedDataset.Mnist, PublishedDataset.FashionMnist];

    /// <summary>Gets a line for each file that is downloaded.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <exception cref="InputException">there are no such data, or they are wrong; the message says what would be right</exception>
    /// <exception cref="IOException">they could not be downloaded</exception>
    public async Task<LoadedData> LoadAsync(string data, CancellationToken cancellation = default)
    {
        var loaded = await FindAsync(data, cancellation);
        return Pictures is { FirstOption: { } option, Trained: null } && loaded is not (SampleData { Pictures: not null } or UnlabelledPictures { Files: not null })
            ? throw new InputException(loaded.Name, null, "these are no files of pictures", $"leave {option} out, which is for those")
            : loaded;
    }

    /// <summary>Whether there are data of this name: a data set, a file or a folder.</summary>
    public bool Exists(string data) =>
        IsFile(data) || Directory.Exists(data) || BuiltIn.Names.Contains(data) || Published.Any(set => set.Name == data);

    /// <summary>Whether the name is that of a file, a pipe or the standard input, and not of a data set.</summary>
    public bool IsFile(string data) =>
        DataFile.Exists(data) && !BuiltIn.Names.Contains(data) && !Published.Any(set => set.Name == data);

    /// <summary>Whether this is a folder of pictures, and not of IDX files or something else.</summary>
    public static bool IsOfPictures(string data) => Directory.Exists(data) && InputFile.InFolder(data, "*-ubyte*").Length == 0 && FolderWalk.HasPictures(data);

    /// <summary>Reads the data in an open file.</summary>
    /// <exception cref="InputException">there are none, or they are wrong</exception>
    public LoadedData Read(DataFile file)
    {
        if (Table.Sheet is { } sheet && file.Kind is not (ContentKind.Workbook or ContentKind.Foreign))
            throw new InputException(file.Name, null, $"there is no sheet \"{sheet}\": this is not an Excel workbook", "leave --sheet out");
        return file.Kind switch
        {
            ContentKind.Table when !file.IsOnnx => new TableData(file.Name, Tables.Table.Read(file, Table)),
            ContentKind.Workbook => new TableData(file.Name, ExcelTable.Read(file, Table)),
            ContentKind.Parquet => new TableData(file.Name, ParquetTable.Read(file, Table)),
            ContentKind.Records => new TableData(file.Name, RecordTable.Read(file, Table)),
            ContentKind.Numpy => ArrayData.Read(file, Table),
            ContentKind.Idx => new UnlabelledPictures(file.Name, IdxFolder.ParsePictures(file.ReadAll(), file.Name)),
            ContentKind.Picture => PictureReading.File(file.ReadAll(), file.Name, Pictures),
            _ => throw file.NoData(),
        };
    }

    private async Task<LoadedData> FindAsync(string data, CancellationToken cancellation)
    {
        if (IsFile(data))
        {
            using var file = DataFile.Open(data);
            return Read(file);
        }

        if (BuiltIn.Names.Contains(data))
            return new SampleData(data, BuiltIn.Create(data, Seed));
        if (Published.FirstOrDefault(set => set.Name == data) is { } published)
            return new SampleData(data, Find(published) ?? await DownloadAsync(published, cancellation));
        if (Directory.Exists(data))
            return IsOfPictures(data) ? PictureReading.Folder(data, Pictures, Table, OnlyTest) : new SampleData(data, IdxFolder.Read(data, memory: Table.Memory.Each));
        throw new InputException(data, null, "there is no such data set, file or folder", $"name one of {string.Join(", ", [.. BuiltIn.Names, .. Published.Select(set => set.Name)])}, a file of data, or a folder of pictures or IDX files");
    }

    private DataSets? Find(PublishedDataset set) =>
        Folders.Searched
            .SelectMany(folder => new[] { Path.Combine(folder, set.Name), folder })
            .Where(IdxFolder.IsComplete)
            .Select(folder => Read(folder, set))
            .FirstOrDefault(sets => sets.Test!.LoadTargets().Span<long>().StartsWith([.. set.FirstTestLabels]));

    private DataSets Read(string folder, PublishedDataset set)
    {
        if (!OnlyTest)
            return IdxFolder.Read(folder, set.Classes, Table.Memory.Each);
        var test = IdxFolder.ReadTest(folder, set.Classes);
        return new(test, Test: test);
    }

    private async Task<DataSets> DownloadAsync(PublishedDataset set, CancellationToken cancellation)
    {
        if (!Download)
            throw new InputException(set.Name, null, "the files are not in " + string.Join(" or ", Folders.Searched), FormattableString.Invariant($"use --download to fetch them ({set.Files.Sum(file => file.Length) / 1e6:F0} MB), or name their folder with --data"));
        var folder = Path.Combine(Folders.Cache, set.Name);
        using var downloader = new Downloader(Progress);
        await downloader.FetchAsync(set, folder, cancellation);
        return Read(folder, set);
    }
}
