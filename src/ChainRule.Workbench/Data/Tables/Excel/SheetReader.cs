using System.Globalization;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>Reads the cells of a sheet, row by row.</summary>
internal sealed class SheetReader(XmlPart xml, string file, SharedTexts texts, DateStyles styles, bool countsFrom1904, TableOptions options)
{
    private readonly CellWriter _cells = new(file, "row", options);
    private readonly SheetShape _shape = new();
    private int _row;
    private int _column;
    private bool _hasValue;

    /// <summary>Reads all of it.</summary>
    /// <param name="notes">what is to be said about the whole workbook</param>
    /// <exception cref="InputException">it is not that of a workbook, or holds no table</exception>
    public Table Read(IEnumerable<string> notes)
    {
        foreach (var element in xml.Elements("row", "c", "mergeCell"))
        {
            if (element == "row")
                StartRow();
            else if (element == "c")
                ReadCell();
            else
                _shape.AddMerged(xml.Xml.GetAttribute("ref") ?? "");
        }

        EndRow();
        _shape.RefuseTitle(file);
        return _cells.Complete(null, [.. notes, .. _shape.Notes()], _shape.Order());
    }

    private void StartRow()
    {
        EndRow();
        var given = xml.Xml.GetAttribute("r");
        var row = given is null ? _row + 1 : long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (row > CellPlace.MostRows)
            throw new InputException(file, FormattableString.Invariant($"row {row}"), FormattableString.Invariant($"a sheet has at most {CellPlace.MostRows} rows"), "save it again in a spreadsheet program");
        if (row <= _row)
            throw xml.Refuse(FormattableString.Invariant($"row \"{given}\" follows row {_row}"));
        (_row, _column) = ((int)row, -1);
    }

    private void EndRow()
    {
        if (_hasValue)
        {
            _shape.AddRow(_row);
            _cells.EndRow(_row);
        }

        _hasValue = false;
    }

    private void ReadCell()
    {
        var (name, style, type) = (xml.Xml.GetAttribute("r"), xml.Xml.GetAttribute("s"), xml.Xml.GetAttribute("t"));
        var column = name is null ? _column + 1 : CellPlace.ColumnOf(name);
        if (_row == 0 || column <= _column || column >= CellPlace.MostColumns)
            throw xml.Refuse($"the cell \"{name}\" is not in its place in row {_row}");
        _column = column;
        var text = xml.ReadText(out var hasFormula);
        if (text.IsEmpty)
        {
            _shape.UncomputedFormulas += hasFormula ? 1 : 0;
            return;
        }

        if (_shape.Find(column) is not { } place)
            _shape.Add(column, place = _cells.AddColumn(At()));
        _hasValue = true;
        _shape.CellsInRow++;
        if (type is null or "n")
            AddNumber(place, text, styles[style]);
        else
            _cells.Add(place, TextOf(type, text));
    }

    private void AddNumber(int place, ReadOnlySpan<char> text, NumberSense sense)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw new InputException(file, At(), $"the number \"{text}\" is not one", "save it again in a spreadsheet program");
        if (sense != NumberSense.Number && ExcelDate.Text(number, sense, countsFrom1904) is { } moment)
            _cells.Add(place, moment);
        else
            _cells.Add(place, number);
    }

    private string TextOf(string type, ReadOnlySpan<char> text) => type switch
    {
        "s" => texts.Find(text) ?? throw new InputException(file, At(), $"it holds text {text}, but the workbook has {texts.Count} texts", "save it again in a spreadsheet program"),
        "b" => text is "1" or "true" ? "true" : "false",
        _ => ExcelText.Read(text),
    };

    private string At() => FormattableString.Invariant($"row {_row}, column {CellPlace.LettersOf(_column)}");
}
