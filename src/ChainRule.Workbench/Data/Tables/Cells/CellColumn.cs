using System.Runtime.InteropServices;
using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>The cells of a column, 8 bytes each: a number, or a NaN that carries the place of a word among the column's words.</summary>
internal sealed class CellColumn
{
    // 64 KB: larger arrays are collected rarely.
    private const int ChunkBits = 13;
    private const int ChunkLength = 1 << ChunkBits;
    private const int FirstLength = 8;

    // Quiet and negative; no number that is read is a NaN.
    private const long WordMark = unchecked((long)0xFFF8_0000_0000_0000);

    private readonly List<double[]?> _chunks = [];
    private readonly List<long> _places = [];
    private readonly List<string> _words = [];
    private readonly List<(int Row, string Text)> _codes = [];
    private Dictionary<string, int>? _wordPlaces;
    private CellColumn? _spellings;
    private ScratchFile? _file;
    private Loaded? _loaded;

    public int Count { get; private set; }

    /// <summary>The different words, in the order in which they were met.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Whether every number is written as <see cref="Cell.Text"/> writes it.</summary>
    public bool IsPlain { get; set; } = true;

    /// <summary>The first numbers that begin with a zero, as codes do, and their rows; at most two.</summary>
    public IReadOnlyList<(int Row, string Text)> Codes => _codes;

    /// <summary>A number, or a word's mark.</summary>
    public double this[int row] => Chunk(row >> ChunkBits)[row & (ChunkLength - 1)];

    /// <summary>Whether a cell holds a word, and its place among them.</summary>
    public static bool IsWord(double cell, out int place)
    {
        place = (int)(BitConverter.DoubleToInt64Bits(cell) & int.MaxValue);
        return double.IsNaN(cell);
    }

    public void Add(double number)
    {
        var place = Count++ & (ChunkLength - 1);
        if (place == 0)
        {
            _chunks.Add(_chunks.Count == 0 ? new double[FirstLength] : new double[ChunkLength]);
            _places.Add(0);
        }

        // A table of many columns may have few rows.
        var chunk = _chunks[^1]!;
        if (place == chunk.Length)
        {
            Array.Resize(ref chunk, 2 * chunk.Length);
            _chunks[^1] = chunk;
        }

        chunk[place] = number;
    }

    public void Add(string word)
    {
        _wordPlaces ??= new(StringComparer.Ordinal);
        if (!_wordPlaces.TryGetValue(word, out var place))
        {
            (place, _wordPlaces[word]) = (_words.Count, _words.Count);
            _words.Add(word);
        }

        Add(BitConverter.Int64BitsToDouble(WordMark | (uint)place));
    }

    /// <summary>Adds a number that is not written as <see cref="Cell.Text"/> writes it, where the file cannot be read again for its spelling.</summary>
    public void Add(double number, string spelling)
    {
        _spellings ??= new();
        while (_spellings.Count < Count)
            _spellings.Add(0);
        _spellings.Add(spelling);
        IsPlain = false;
        Add(number);
    }

    /// <summary>How the number in a row is written; null if that is not kept here.</summary>
    public string? Spelling(int row) =>
        _spellings is { } spellings && row < spellings.Count && IsWord(spellings[row], out var place) ? spellings._words[place] : null;

    /// <summary>How often each word occurs, and how many numbers there are, from a row on.</summary>
    public (int[] Words, int Numbers) Tally(int from)
    {
        var (words, numbers) = (new int[_words.Count], 0);
        for (var row = from; row < Count; row++)
        {
            if (IsWord(this[row], out var place))
                words[place]++;
            else
                numbers++;
        }

        return (words, numbers);
    }

    /// <summary>The numbers from a row on, without the words.</summary>
    public IEnumerable<double> Numbers(int from)
    {
        for (var row = from; row < Count; row++)
        {
            if (!IsWord(this[row], out _))
                yield return this[row];
        }
    }

    /// <summary>Notes that the number in a row begins with a zero.</summary>
    public void AddCode(int row, string text)
    {
        if (_codes.Count < 2)
            _codes.Add((row, text));
    }

    /// <summary>Moves cells that are in memory to a file, but for the last ones, which other rows will follow.</summary>
    public void MoveTo(ScratchFile file)
    {
        _spellings?.MoveTo(file);
        _file = file;
        for (var i = 0; i < Count >> ChunkBits; i++)
        {
            if (_chunks[i] is not { } chunk)
                continue;
            _places[i] = file.Length;
            file.Append(MemoryMarshal.AsBytes<double>(chunk));
            _chunks[i] = null;
        }
    }

    private double[] Chunk(int place)
    {
        if (_chunks[place] is { } chunk)
            return chunk;
        if (_loaded is { } loaded && loaded.Place == place)
            return loaded.Cells;
        var cells = new double[ChunkLength];
        _file!.Read(_places[place], MemoryMarshal.AsBytes(cells.AsSpan()));
        _loaded = new(place, cells);
        return cells;
    }

    // Threads that read at the same time see a chunk with its place, or neither.
    private sealed record Loaded(int Place, double[] Cells);
}
