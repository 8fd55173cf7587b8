using ChainRule.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>The rows of a table: numbers and words. Cells are trimmed; an option says which words mean a missing value.</summary>
public sealed class Table
{
    private readonly TableCells _cells;
    private readonly RowOrigins _origins;
    private readonly int _headerRows;
    private readonly ColumnContent?[] _contents;
    private readonly Dictionary<string, int> _places;
    private IReadOnlyList<(string Word, int Count)>? _missingSpellings;

    /// <param name="names">the names of the columns; null if the first row may name them</param>
    internal Table(string file, TableOptions options, TableCells cells, RowOrigins origins, IReadOnlyList<string>? names = null)
    {
        (File, Options, MissingWords, _cells, _origins) = (file, options, MissingWords.Of(options.MissingWords), cells, origins);
        FirstLine = names ?? [.. cells.Columns.Select((_, column) => Text(0, column))];
        if (names is null)
        {
            var (isHeader, inDoubt) = HeaderDetection.Find(cells, FirstLine, MissingWords);
            HasHeader = options.Header ?? isHeader;
            HeaderInDoubt = options.Header is null && inDoubt;
            _headerRows = HasHeader ? 1 : 0;
        }

        HasHeader |= names is not null;
        Columns = HeaderNames.Of(file, names is null ? origins.Place(0) : null, FirstLine, HasHeader);
        if (RowCount == 0)
            throw new InputException(file, names is null ? origins.Place(0) : null, "there is a header, but no row of data below it", "add rows");
        _contents = new ColumnContent?[Columns.Count];
        _places = Columns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
    }

    public string File { get; }

    /// <summary>How it was to be read.</summary>
    public TableOptions Options { get; }

    /// <summary>The names of the columns; column1, column2, … if the file does not give them.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether the file names its columns.</summary>
    public bool HasHeader { get; }

    /// <summary>Whether the first line may have been misread, as the header or as data.</summary>
    public bool HeaderInDoubt { get; }

    /// <summary>Whether the columns seem to be separated by blanks.</summary>
    public bool BlanksInDoubt { get; private init; }

    /// <summary>The number of rows, without the header.</summary>
    public int RowCount => _cells.RowCount - _headerRows;

    public char DecimalMark => Options.Decimal ?? '.';

    /// <summary>What was concluded that could be wrong: a sentence each, with how to change it.</summary>
    public IReadOnlyList<string> Notes => [.. TableNotes.Of(this, AllColumns)];

    internal IReadOnlyList<int> AllColumns => [.. Enumerable.Range(0, Columns.Count)];

    /// <summary>Whether the cells are in a file, since they are more than memory may hold: it is best read from its beginning to its end.</summary>
    internal bool IsInFile => _cells.IsInFile;

    internal IReadOnlyList<int> AllRows => [.. Enumerable.Range(0, RowCount)];

    internal MissingWords MissingWords { get; }

    internal IReadOnlyList<string> FirstLine { get; }

    /// <exception cref="InputException">the file is absent, empty, ragged, in another encoding, or breaks its quotes</exception>
    public static Table Read(string path, TableOptions? options = null)
    {
        using var file = DataFile.Open(path);
        return Read(file, options);
    }

    /// <summary>Reads an open file.</summary>
    /// <exception cref="InputException">the content is empty, ragged, in another encoding, or breaks its quotes</exception>
    public static Table Read(DataFile file, TableOptions? options = null) => Of(file.Text(options ?? new()), file.Name, options ?? new());

    /// <summary>Reads the content of a file; <paramref name="file"/> is its name in messages.</summary>
    /// <exception cref="InputException">the content is empty, ragged, in another encoding, or breaks its quotes</exception>
    public static Table Parse(byte[] content, string file, TableOptions? options = null) =>
        Of(new BytesInMemory(TableText.ToUtf8(content, file, options?.Encoding)), file, options ?? new());

    private static Table Of(TableBytes bytes, string file, TableOptions options)
    {
        var hasBlanks = options.Separator is null && BlankSeparated.IsLikely(bytes, file, options.Decimal ?? '.');
        var (text, separator) = hasBlanks || options.Separator == ' ' ? (BlankSeparated.WithTabs(bytes, file), '\t')
            : (bytes, options.Separator ?? (options.Decimal == ',' ? BesideCommas.Separator(bytes) : null));
        var (cells, origins) = TextTable.Read(text, file, separator, options);
        return new(file, options, cells, origins) { BlanksInDoubt = hasBlanks };
    }

    /// <summary>The text of a cell, as in the file.</summary>
    public string this[int row, int column] => Text(row + _headerRows, column);

    /// <summary>Whether a cell holds no value.</summary>
    public bool IsMissing(int row, int column) => CellColumn.IsWord(NumberOrNaN(row, column), out var place) && Content(column).IsMissing(place);

    public int[] CompleteRows() =>
        [.. Enumerable.Range(0, RowCount).Where(row => !Enumerable.Range(0, Columns.Count).Any(column => IsMissing(row, column)))];

    /// <summary>The rows in which a column has a value, of all rows or of the given ones.</summary>
    internal IEnumerable<int> RowsWith(int column, IEnumerable<int>? among = null) =>
        (among ?? Enumerable.Range(0, RowCount)).Where(row => !IsMissing(row, column));

    /// <summary>The rows in which a column has a word, or nothing.</summary>
    internal IEnumerable<int> WordRows(int column) => Enumerable.Range(0, RowCount).Where(row => !IsNumber(row, column));

    /// <summary>The place of a column, or −1.</summary>
    public int Find(string name) => _places.GetValueOrDefault(name, -1);

    public ColumnKind KindOf(int column) => Content(column).Kind;

    public bool IsNumber(int row, int column) => !double.IsNaN(NumberOrNaN(row, column));

    /// <summary>The number in a cell, perhaps an infinite one; NaN for a word.</summary>
    internal double NumberOrNaN(int row, int column) => _cells.Columns[column][row + _headerRows];

    /// <summary>The number in a cell.</summary>
    /// <exception cref="InputException">the cell holds a word, or a number beyond 32 bits</exception>
    public double Number(int row, int column)
    {
        var value = NumberOrNaN(row, column);
        if (double.IsNaN(value))
            throw Fault(row, column, $"\"{this[row, column]}\" is not a number", $"write a number with a decimal {(DecimalMark == '.' ? "point" : "comma")}, or leave the cell empty");
        return double.IsFinite(value)
            ? value
            : throw Fault(row, column, $"\"{this[row, column]}\" does not fit in a 32-bit number", "write a number below 3.4e38, or leave the cell empty");
    }

    /// <summary>What is wrong with a cell without a value: it is empty, or holds a word for a missing value.</summary>
    /// <param name="lacks">the subject of the sentence</param>
    internal string NoValue(int row, int column, string lacks = "there is") => this[row, column] is { Length: > 0 } word
        ? $"\"{word}\" means that {lacks} no value here (--missing-words sets these words)"
        : $"{lacks} no value here";

    /// <summary>The place of a row in messages: line 7.</summary>
    internal string PlaceOf(int row) => _origins.Place(row + _headerRows);

    /// <summary>Says what is wrong with a cell.</summary>
    public InputException Fault(int row, int column, string problem, string? remedy = null) =>
        new(File, $"{PlaceOf(row)}, column \"{Columns[column]}\"", problem, remedy);

    /// <summary>Says what is wrong with a whole column.</summary>
    public InputException Fault(int column, string problem, string? remedy = null) =>
        new(File, $"column \"{Columns[column]}\"", problem, remedy);

    /// <summary>The words that mean a missing value, with how often each occurs.</summary>
    internal IReadOnlyList<(string Word, int Count)> MissingSpellings() => _missingSpellings ??= MissingSpellings(AllColumns);

    internal IReadOnlyList<(string Word, int Count)> MissingSpellings(IReadOnlyList<int> columns) =>
    [
        .. columns.SelectMany(column => Content(column).Missing)
            .Where(word => word.Word.Length > 0)
            .GroupBy(word => word.Word, (word, group) => (Word: word, Count: group.Sum(one => one.Count)))
            .OrderByDescending(word => word.Count),
    ];

    internal ColumnContent Content(int column) => _contents[column] ??= new(this, _cells.Columns[column], column, _headerRows);


    private string Text(int row, int column)
    {
        var cells = _cells.Columns[column];
        return CellColumn.IsWord(cells[row], out var place) ? cells.Words[place]
            : cells.IsPlain && DecimalMark == '.' ? Cell.Text(cells[row])
            : _origins.Spelling(row, column) ?? Cell.Text(cells[row]);
    }
}
