using System.Text.Json;
using System.Text.Json.Serialization;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>How the rows of a table become inputs and targets; fitted once, and saved with the model.</summary>
/// <param name="Header">whether the training table named its columns</param>
/// <param name="Columns">the columns that become inputs, in order</param>
/// <param name="Target">the column to predict, or the columns</param>
/// <param name="LeftOut">the columns that are left out by default</param>
public sealed record Preparation(
    bool Header,
    MissingPolicy Missing,
    IReadOnlyList<PreparedColumn> Columns,
    PreparedTarget Target,
    UnseenPolicy Unseen = UnseenPolicy.Zero,
    IReadOnlyList<LeftOutColumn>? LeftOut = null)
{
    // Larger arrays are collected rarely.
    private const int BytesAtOnce = 1 << 16;
    private const int MostRowsAtOnce = 1024;

    /// <summary>The decimal mark of the training table; null if it was a point.</summary>
    public char? Decimal { get; init; }

    /// <summary>The words that meant a missing value; null if they were the usual ones.</summary>
    public IReadOnlyList<string>? MissingWords { get; init; }

    /// <summary>How rows become windows, for a time series; null if each row is a sample.</summary>
    public Windowing? Windows { get; init; }

    /// <summary>The shape of a sample; null for a row of <see cref="Width"/> numbers.</summary>
    public IReadOnlyList<int>? InputShape { get; init; }

    /// <summary>The shape of a sample.</summary>
    [JsonIgnore]
    internal Shape Sample => InputShape is { } sizes ? new([.. sizes]) : [Width * (Windows?.Length ?? 1)];

    /// <summary>The columns that hold words other than numbers, including the target.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> WordColumns =>
    [
        .. Columns.OfType<WordColumn>().Where(column => HasWord(column.Words)).Select(column => column.Name),
        .. Columns.OfType<HashedColumn>().Where(column => HasWord([column.MostFrequent])).Select(column => column.Name),
        .. HasWord(Classes ?? []) ? Target.Names : Array.Empty<string>(),
    ];

    /// <summary>The names of the classes; null if the target is a number.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Classes => (Target as ClassTarget)?.Classes;

    /// <summary>What each input of a sample is called.</summary>
    [JsonIgnore]
    internal IEnumerable<string> InputNames => Windows is not { } windows
        ? Columns.SelectMany(column => column.InputNames)
        : Enumerable.Range(0, windows.Length).SelectMany(step => Columns.SelectMany(column => column.InputNames).Select(name => $"{name}, {windows.Place(step)}"));

    /// <summary>How many inputs a row becomes.</summary>
    [JsonIgnore]
    public int Width => Columns.Sum(column => column.Width);

    /// <summary>Fits means, deviations and most frequent words to the training rows, and kinds, words and classes to all rows.</summary>
    /// <param name="options">which column is the target, and what to do about missing values</param>
    /// <param name="trainingRows">all rows if null</param>
    /// <exception cref="InputException">a cell is wrong or missing, or there is nothing to learn</exception>
    public static Preparation Fit(Table table, PreparationOptions? options = null, IReadOnlyList<int>? trainingRows = null)
    {
        var plan = new PreparationPlan(table, options ?? new());
        return plan.Fit(trainingRows ?? plan.Rows);
    }

    /// <summary>Inputs (rows, width) and targets of a table that has the target; of all rows if none are given.</summary>
    /// <exception cref="InputException">a column or a value is missing, or a cell is wrong</exception>
    public Dataset Apply(Table table, IReadOnlyList<int>? rows = null)
    {
        var targets = Target.Names.Select(name => Find(table, name)).ToArray();
        var (inputs, kept) = ApplyInputs(table, [.. Rows(table, rows).Where(row => KeepTargets(table, row, targets))]);
        return new(inputs, Target.Apply(table, targets, kept), Classes);
    }

    /// <summary>The samples of rows in this order: in memory, or in a temporary file if they would take more than the table's options allow.</summary>
    /// <inheritdoc cref="Apply" path="/exception"/>
    internal BatchSource Load(Table table, IReadOnlyList<int> rows)
    {
        var isSmall = (long)rows.Count * Sample.Count * sizeof(float) <= table.Options.Memory.Each;
        if (isSmall && !table.IsInFile)
            return Apply(table, rows);

        // A file is read from its beginning to its end.
        int[] kept = [.. RowsWithTarget(table, [.. rows.Order()])];
        int[] places = [.. rows.Select(row => Array.BinarySearch(kept, row)).Where(place => place >= 0)];
        return isSmall || kept.Length == 0 ? Apply(table, kept).Select(places) : Written(table, kept).View(places);
    }

    /// <summary>The rows that <see cref="Apply"/> makes samples of, in their order.</summary>
    internal IReadOnlyList<int> RowsWithTarget(Table table, IReadOnlyList<int>? rows = null)
    {
        var (targets, columns) = (Target.Names.Select(name => Find(table, name)).ToArray(), Columns.Select(column => Find(table, column.Name)).ToArray());
        var series = Windows is null ? null : new TableSeries(table, Windows);
        bool[]? taken = series is null ? null : [.. table.AllRows.Select(row => IsTaken(table, row, columns))];
        var kept = Rows(table, rows).Order().Where(row => KeepTargets(table, row, targets) && IsSample(row)).ToArray();
        return rows is null ? kept : [.. rows.Where(row => Array.BinarySearch(kept, row) >= 0)];

        bool IsSample(int row) => series is null ? IsTaken(table, row, columns) : series.WindowOf(row)?.All(before => taken![before]) == true;
    }

    private RowFile Written(Table table, int[] rows)
    {
        RowFileWriter? writer = null;
        foreach (var part in rows.Chunk(Math.Clamp(BytesAtOnce / Math.Max(1, sizeof(float) * Sample.Count), 1, MostRowsAtOnce)))
        {
            var samples = Apply(table, part);
            writer ??= new(samples.InputTypes, samples.TargetType);
            writer.Add(samples.Inputs, samples.Targets);
        }

        return writer!.Complete(Classes);
    }

    /// <summary>The samples' inputs, (rows, width) or in the samples' shape, of a table, which needs no target, and their rows: all but those that are left out.</summary>
    /// <exception cref="InputException">a column or a value is missing, or a cell is wrong</exception>
    public (Tensor Inputs, IReadOnlyList<int> Rows) ApplyInputs(Table table, IReadOnlyList<int>? rows = null)
    {
        var (inputs, kept) = Windows is null ? RowInputs(table, rows) : WindowInputs.Of(this, table, Rows(table, rows));
        return (inputs.Reshape(Sample.Prepend(kept.Count)), kept);
    }

    /// <summary>Inputs (rows, width) of rows, each by itself.</summary>
    internal (Tensor Inputs, IReadOnlyList<int> Rows) RowInputs(Table table, IReadOnlyList<int>? rows)
    {
        var places = Columns.Select(column => Find(table, column.Name)).ToArray();
        var kept = Rows(table, rows).Where(row => IsTaken(table, row, places)).ToList();
        if ((long)kept.Count * Width > Shape.MaximumCount)
            throw new InputException(table.File, null, $"{kept.Count} rows of {Width} inputs are more than the {Shape.MaximumCount} numbers that a tensor can hold");

        var inputs = new Tensor([kept.Count, Width]);
        var rest = inputs.Span<float>();
        foreach (var row in kept)
        {
            for (var i = 0; i < places.Length; i++)
            {
                Write(table, row, places[i], Columns[i], rest[..Columns[i].Width]);
                rest = rest[Columns[i].Width..];
            }
        }

        return (inputs, kept);
    }

    /// <summary>This preparation as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PreparationJson.Default.Preparation);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InputException">the text is not that of a preparation</exception>
    public static Preparation FromJson(string json, string file) => PreparationJson.Read(json, file);

    /// <summary>A sentence on the unknown words of a table and what happens to their rows; null if there are none.</summary>
    public string? UnseenIn(Table table, IReadOnlyList<int>? rows = null) => UnseenWords.In(this, table, Rows(table, rows));

    private bool HasWord(IReadOnlyList<string> words) => words.Any(word => !Cell.IsNumber(word, out _, Decimal ?? '.'));

    private static IEnumerable<int> Rows(Table table, IReadOnlyList<int>? rows) => rows ?? Enumerable.Range(0, table.RowCount);

    private int Find(Table table, string name) => table.Find(name) is var place and >= 0
        ? place
        : throw new InputException(table.File, null, $"the column \"{name}\" is missing", $"the model was trained on {Listing.Words(Columns.Select(column => column.Name))} to predict {Listing.Words(Target.Names)}");

    private bool IsTaken(Table table, int row, int[] places) =>
        (Missing != MissingPolicy.Drop || !places.Any(column => table.IsMissing(row, column)))
        && (Unseen != UnseenPolicy.Refuse || places.Zip(Columns).All(pair => table.IsMissing(row, pair.First) || pair.Second.Knows(table[row, pair.First])));

    private bool KeepTargets(Table table, int row, int[] targets)
    {
        var lacking = Array.FindIndex(targets, target => table.IsMissing(row, target));
        return lacking < 0 || (Missing == MissingPolicy.Drop
            ? false
            : throw table.Fault(row, targets[lacking], table.NoValue(row, targets[lacking], "the target has"), "fill it in, or remove the row"));
    }

    private void Write(Table table, int row, int place, PreparedColumn column, Span<float> inputs)
    {
        if (!table.IsMissing(row, place))
            column.Write(table, row, place, inputs);
        else if (Missing == MissingPolicy.Mean)
            column.WriteMissing(inputs);
        else
            throw table.Fault(row, place, table.NoValue(row, place), "fill it in, or train with --missing mean or --missing drop");
    }
}
