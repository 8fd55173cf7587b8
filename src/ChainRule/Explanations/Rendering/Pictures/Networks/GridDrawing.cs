using ChainRule.Explanations.Networks;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>A picture or a filter as a grid: with numbers if it has few cells, with shades if it has many, cut if it has too many.</summary>
internal sealed class GridDrawing
{
    private const double NumberWidth = 48;
    private const double NumberHeight = 26;
    private const double Side = 176;
    private const double SmallestCell = 6;
    private const double LargestCell = 22;
    private const int MostNumbers = 5;
    private const int MostCells = 32;
    private const int Shades = 5;
    private const int Digits = 3;

    private readonly PicturePlane _plane;
    private readonly (GridPlace First, GridPlace Last)? _patch;
    private readonly (int From, int Count) _rows;
    private readonly (int From, int Count) _columns;
    private readonly double _cellWidth;
    private readonly double _cellHeight;
    private readonly bool _hasNumbers;

    public GridDrawing(PicturePlane plane, bool isFilter, Language language)
    {
        _plane = plane;
        if (plane.Patch is { Count: > 0 } patch)
            _patch = (new(patch.Min(place => place.Row), patch.Min(place => place.Column)), new(patch.Max(place => place.Row), patch.Max(place => place.Column)));
        var focus = plane.Followed ?? (plane.Patch is [var first, ..] ? first : default);
        (_rows, _columns) = (Cut(plane.Height, focus.Row), Cut(plane.Width, focus.Column));
        var most = Math.Max(_rows.Count, _columns.Count);
        _hasNumbers = most <= MostNumbers;
        var cell = Math.Clamp(Side / most, SmallestCell, LargestCell);
        (_cellWidth, _cellHeight) = _hasNumbers ? (NumberWidth, NumberHeight) : (cell, cell);
        Captions = [Notation.Text.Write(plane.Name), .. Positions(isFilter, language)];
    }

    /// <summary>The lines of text below the grid.</summary>
    public IReadOnlyList<string> Captions { get; }

    /// <summary>The size of the grid with its captions.</summary>
    public (double Width, double Height) Size => (Captions.Select(caption => TextSize.Width(caption)).Append(Width).Max(), Height + NetworkLayout.LineHeight * Captions.Count);

    private double Width => _columns.Count * _cellWidth;

    private double Height => _rows.Count * _cellHeight;

    /// <summary>The middle of the followed place's row, from the top of the grid; the middle of the grid if none is followed.</summary>
    public double FollowedRow => _plane.Followed is { } place ? (place.Row - _rows.From + 0.5) * _cellHeight : Height / 2;

    /// <summary>The row where the line to the next column starts, from the top of the grid: the middle of the patch, or the followed row.</summary>
    public double LeavingRow => _patch is { } patch ? ((patch.First.Row + patch.Last.Row) / 2.0 - _rows.From + 0.5) * _cellHeight : FollowedRow;

    /// <summary>The place of the grid in the middle of an area.</summary>
    public Area In(Area room) => new(room.CentreX - Width / 2, room.CentreY - Size.Height / 2, Width, Height);

    public void Draw(Svg svg, Area grid)
    {
        var (left, top) = (grid.Left, grid.Top);
        svg.Box(left, top, Width, Height, "sheet", 0);
        foreach (var shade in Cells().GroupBy(cell => (Sign: Math.Sign(cell.Value), Shade: Shade(cell.Value))).Where(shade => shade.Key.Shade > 0))
            svg.Boxes(shade.Select(cell => (X(cell.Column), Y(cell.Row))), _cellWidth, _cellHeight, $"{(shade.Key.Sign < 0 ? "minus" : "plus")} shade{shade.Key.Shade}");
        for (var row = 1; _hasNumbers && row < _rows.Count; row++)
            svg.Line(left, top + row * _cellHeight, left + Width, top + row * _cellHeight, "cell");
        for (var column = 1; _hasNumbers && column < _columns.Count; column++)
            svg.Line(left + column * _cellWidth, top, left + column * _cellWidth, top + Height, "cell");
        if (_patch is (var first, var last))
            svg.Box(X(first.Column), Y(first.Row), (last.Column - first.Column + 1) * _cellWidth, (last.Row - first.Row + 1) * _cellHeight, "patch", 0);
        if (_plane.Followed is { } followed)
            svg.Box(X(followed.Column), Y(followed.Row), _cellWidth, _cellHeight, "followed", 0);
        foreach (var (row, column, value) in _hasNumbers ? Cells() : [])
            svg.Text(X(column) + _cellWidth / 2, Y(row) + _cellHeight / 2, Number(value), "number");
        foreach (var (i, caption) in Captions.Index())
            svg.Text(left + Width / 2, top + Height + NetworkLayout.LineHeight * (i + 0.75), caption, "layer");

        double X(int column) => left + (column - _columns.From) * _cellWidth;

        double Y(int row) => top + (row - _rows.From) * _cellHeight;
    }

    private IEnumerable<(int Row, int Column, double Value)> Cells() =>
        from row in Enumerable.Range(_rows.From, _rows.Count)
        from column in Enumerable.Range(_columns.From, _columns.Count)
        select (row, column, _plane.Values[row * _plane.Width + column]);

    private int Shade(double value)
    {
        var largest = _plane.Values.Max(Math.Abs);
        return largest > 0 ? (int)Math.Ceiling(Shades * Math.Abs(value) / largest) : 0;
    }

    // A number too wide for its cell gets fewer digits.
    private static string Number(double value) => Enumerable.Range(0, Digits)
        .Select(less => Notation.Text.WriteNumber(value, Digits - less))
        .FirstOrDefault(text => TextSize.Width(text) <= NumberWidth - 4) ?? (value < 0 ? "≈ −0" : "≈ 0");

    private IEnumerable<string> Positions(bool isFilter, Language language)
    {
        if (isFilter)
            yield return PictureTexts.Filter.In(language, _plane.Planes[0] + 1, _plane.Planes[1] + 1);
        else if (_plane.Channels > 1)
            yield return PictureTexts.Channel.In(language, _plane.Planes[1] + 1, _plane.Channels);
        if (_rows.Count < _plane.Height || _columns.Count < _plane.Width)
            yield return PictureTexts.Cut.In(language, _rows.From + 1, _rows.From + _rows.Count, _columns.From + 1, _columns.From + _columns.Count);
    }

    private static (int From, int Count) Cut(int size, int focus) =>
        size <= MostCells ? (0, size) : (Math.Clamp(focus - MostCells / 2, 0, size - MostCells), MostCells);
}
