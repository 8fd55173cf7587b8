using ChainRule.Data;

namespace ChainRule.Workbench.Data;

/// <summary>
/// Finds the data that a word of the command line stands for: a built-in set, a published one, a folder of IDX files, a CSV
/// file, or an IDX file of pictures alone.
/// </summary>
public sealed record DataSource
{
    /// <summary>Where published sets are looked for.</summary>
    public DataFolders Folders { get; init; } = DataFolders.Of(null);

    /// <summary>Whether a published set that is in no folder may be fetched.</summary>
    public bool Download { get; init; }

    /// <summary>Whether of a published set only the test is wanted, which then stands for both: the rest takes long to read.</summary>
    public bool OnlyTest { get; init; }

    /// <summary>Draws the built-in sets.</summary>
    public ulong Seed { get; init; }

    /// <summary>How a CSV file is to be read.</summary>
    public TableOptions Table { get; init; } = new();

    /// <summary>The published sets that are known.</summary>
    public IReadOnlyList<PublishedDataset> Published { get; init; } = [PublishedDataset.Mnist, PublishedDataset.FashionMnist];

    /// <summary>Told of each file that is fetched.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Loads the data.</summary>
    /// <exception cref="InputException">there are none of this name, or they are wrong; the message says what would be right</exception>
    /// <exception cref="IOException">they could not be fetched</exception>
    public async Task<LoadedData> LoadAsync(string data, CancellationToken cancellation = default)
    {
        if (BuiltIn.Names.Contains(data))
            return Fixed(data, BuiltIn.Create(data, Seed));
        if (Published.FirstOrDefault(set => set.Name == data) is { } published)
            return Fixed(data, Find(published) ?? await FetchAsync(published, cancellation));
        if (Directory.Exists(data))
            return Fixed(data, IdxFolder.Read(data));
        if (!File.Exists(data))
            throw new InputException(data, null, "there is no such data set, file or folder", $"name one of {string.Join(", ", [.. BuiltIn.Names, .. Published.Select(set => set.Name)])}, a .csv file, or a folder of IDX files");
        if (PictureData.IsNamed(data))
            return new PictureData(data, IdxFolder.ReadPictures(data));
        return Path.GetExtension(data).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT"
            ? new TableData(data, Workbench.Data.Table.Read(data, Table))
            : throw new InputException(data, null, "this is no kind of data file that can be read", "name a .csv file, or the folder that holds IDX files");
    }

    private static FixedData Fixed(string name, TrainTest sets) => new(name, sets.Train, sets.Test);

    private TrainTest? Find(PublishedDataset set) =>
        Folders.Searched
            .SelectMany(folder => new[] { Path.Combine(folder, set.Name), folder })
            .Where(IdxFolder.IsComplete)
            .Select(folder => Read(folder, set))
            .FirstOrDefault(sets => IsThat(set, sets.Test!));

    private TrainTest Read(string folder, PublishedDataset set)
    {
        if (!OnlyTest)
            return IdxFolder.Read(folder, set.Classes);
        var test = IdxFolder.ReadTest(folder, set.Classes);
        return new(test, test);
    }

    private static bool IsThat(PublishedDataset set, Dataset test) =>
        test.Targets.Span<long>().StartsWith([.. set.FirstTestLabels]);

    private async Task<TrainTest> FetchAsync(PublishedDataset set, CancellationToken cancellation)
    {
        if (!Download)
            throw new InputException(set.Name, null, "the files are not in " + string.Join(" or ", Folders.Searched), FormattableString.Invariant($"say --download to fetch them ({set.Files.Sum(file => file.Length) / 1e6:F0} MB), or name their folder with --data"));
        var folder = Path.Combine(Folders.Cache, set.Name);
        using var downloader = new Downloader(Progress);
        await downloader.FetchAsync(set, folder, cancellation);
        return Read(folder, set);
    }
}
