using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>Which rows and columns of a sheet hold a table, and what is left out.</summary>
internal sealed class SheetShape
{
    // The place in the table of each column of the sheet that has a value.
    private readonly SortedDictionary<int, int> _places = [];
    private string? _firstMerged;
    private (int Row, int Cells) _first;
    private (int Row, int Cells) _second;
    private int _rows;
    private int _lastRow;
    private int _mergedCount;

    /// <summary>How many cells of the row that is being read have a value.</summary>
    public int CellsInRow { get; set; }

    /// <summary>How many cells have a formula, but no value.</summary>
    public int UncomputedFormulas { get; set; }

    public int? Find(int column) => _places.TryGetValue(column, out var place) ? place : null;

    public void Add(int column, int place) => _places.Add(column, place);

    public void AddMerged(string range)
    {
        if (_mergedCount++ == 0)
            _firstMerged = range;
    }

    /// <summary>Ends a row that has a value.</summary>
    public void AddRow(int row)
    {
        if (_rows == 0)
            _first = (row, CellsInRow);
        else if (_rows == 1)
            _second = (row, CellsInRow);
        (_lastRow, CellsInRow) = (row, 0);
        _rows++;
    }

    /// <summary>The places in the table, in the order of the columns of the sheet.</summary>
    public IEnumerable<int> Order() => _places.Values;

    /// <summary>Refuses a first row of one cell above rows of more: it would name the columns.</summary>
    public void RefuseTitle(string file)
    {
        if (_first.Cells == 1 && _second.Cells > 1)
            throw new InputException(file, FormattableString.Invariant($"row {_first.Row}"), $"the row has 1 cell with a value, where row {_second.Row} has {_second.Cells}", $"if row {_first.Row} is a title or a comment, remove it");
    }

    /// <summary>A sentence for each kind of thing that is not in the table, though it may seem so.</summary>
    public IEnumerable<string> Notes()
    {
        if (_rows > 0 && _lastRow - _first.Row + 1 - _rows is var emptyRows and > 0)
            yield return $"{Plural.Of(emptyRows, "empty row")} between the others {Plural.Noun(emptyRows, "is", "are")} left out";
        var columns = _places.Keys.ToArray();
        if (columns.Length > 0 && columns[^1] - columns[0] + 1 - columns.Length is var emptyColumns and > 0)
            yield return $"{Plural.Of(emptyColumns, "empty column")} between the others {Plural.Noun(emptyColumns, "is", "are")} left out";
        if (_mergedCount > 0)
            yield return $"of merged cells only the first has a value: {_firstMerged}{(_mergedCount > 1 ? $" and {_mergedCount - 1} more" : "")}";
        if (UncomputedFormulas > 0)
            yield return $"{Plural.Of(UncomputedFormulas, "cell has", "cells have")} a formula, but no value; open the file in a spreadsheet program and save it";
    }
}
