using ChainRule.Explanations.Networks;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>The positions of everything in a network's drawing.</summary>
internal sealed class NetworkLayout
{
    public const double LineHeight = 15;
    private const double NodeWidth = 100;
    private const double NodeHeight = 60;
    private const double Margin = 30;
    private const double Gap = 72;
    private const double FilterGap = 44;
    private const double LeftOutWidth = 70;
    private const double LabelHeight = 32;
    private const int FewRows = 3;

    // A drawing gets wider until its labels have room, up to a limit.
    private static readonly double[] LabelGaps = [150, 180, 210, 240, 280, 330, 400];

    private readonly NetworkGraph _graph;
    private readonly Dictionary<string, int> _columnOf = [];
    private readonly Dictionary<string, double> _rows = [];
    private readonly double[] _left;
    private readonly double[] _gaps;
    private double _below;

    public NetworkLayout(NetworkGraph graph, IReadOnlyList<IReadOnlyList<string>> headings, Language language)
    {
        _graph = graph;
        Grids = [.. graph.Columns.Select(column => column.Plane is { } plane ? new GridDrawing(plane, isFilter: false, language) : null)];
        Filters = [.. graph.Columns.Select((column, i) => i > 0 && Grids[i - 1] is not null && column.Plane?.Filter is { } filter ? new GridDrawing(filter, isFilter: true, language) : null)];
        PlaceRows();
        Edges = [.. graph.Columns.Select((_, i) => i == 0 ? [] : Connections(i))];
        _gaps = [.. graph.Columns.Select((_, i) => i == 0 ? Margin : Filters[i] is { } filter ? 2 * FilterGap + filter.Size.Width : Gap)];
        _left = new double[graph.Columns.Count];
        for (var i = 0; i < _left.Length; i++)
        {
            _left[i] = (i == 0 ? 0 : _left[i - 1] + Width(i - 1)) + _gaps[i];
            if (Labelled(i).Count > 0)
                MakeRoom(i);
        }

        Headings = [.. graph.Columns.Select((_, i) => (IReadOnlyList<string>)[.. headings[i].SelectMany(line => TextSize.Wrap(line, HeadingWidth(i)))])];
        Top = LineHeight * (Headings.Max(lines => lines.Count) + 1) + 8;
        Size = (_left[^1] + Width(_left.Length - 1) + Margin, Top + BodyHeight + _below + 12);
    }

    public (double Width, double Height) Size { get; }

    /// <summary>The lower end of the headings.</summary>
    public double Top { get; }

    public IReadOnlyList<IReadOnlyList<string>> Headings { get; }

    public IReadOnlyList<GridDrawing?> Grids { get; }

    /// <summary>The filter before each column.</summary>
    public IReadOnlyList<GridDrawing?> Filters { get; }

    /// <summary>The connections to each column, explained ones first.</summary>
    public IReadOnlyList<IReadOnlyList<Connection>> Edges { get; }

    /// <summary>The area of each connection's label that has room, by the connection's address.</summary>
    public Dictionary<string, Area> Labels { get; } = [];

    private double BodyHeight { get; set; }

    public Area Node(Neuron neuron) => new(_left[_columnOf[neuron.Address]], Top + _rows[neuron.Address] - NodeHeight / 2, NodeWidth, NodeHeight);

    /// <summary>A column, as wide as its content and as high as the body of the drawing.</summary>
    public Area Column(int i) => new(_left[i], Top, Width(i), BodyHeight);

    public Area Grid(int i) => Grids[i]!.In(Column(i));

    public Area Filter(int i) => Filters[i]!.In(FilterRoom(i));

    /// <summary>The area of the filter before a column, with its captions.</summary>
    public Area FilterRoom(int i) => new(_left[i] - FilterGap - Filters[i]!.Size.Width, Top, Filters[i]!.Size.Width, BodyHeight);

    /// <summary>Whether the connection itself is explained.</summary>
    public bool IsChosen(Connection connection) =>
        connection.IsOnPath && !_graph.Columns.SelectMany(column => column.Neurons).First(neuron => neuron.Address == connection.From).IsOnPath;

    public static (string Weight, string Gradient) Label(Connection connection) =>
        ($"{Notation.Text.Write(connection.Quantity)} = {NetworkSvg.Write(connection.Value)}", $"∂ {NetworkSvg.Write(connection.Gradient)}");

    /// <summary>The line of a connection in a body that starts at this height.</summary>
    public Segment Line(Connection connection, double top) => new(
        _left[_columnOf[connection.From]] + NodeWidth, top + _rows[connection.From], _left[_columnOf[connection.To]], top + _rows[connection.To]);

    // Half of each gap belongs to the neighbour.
    private double HeadingWidth(int i) =>
        Width(i) + Math.Min(i == 0 ? 2 * Margin : _gaps[i], i + 1 < _gaps.Length ? _gaps[i + 1] : 2 * Margin) - 12;

    private double Width(int i) => Grids[i]?.Size.Width ?? (_graph.Columns[i].IsLeftOut() ? LeftOutWidth : NodeWidth);

    // The middle of each neuron, from the top of the body.
    private void PlaceRows()
    {
        var rows = _graph.Columns.Max(Rows);
        var gap = NodeHeight + (rows <= FewRows ? 84 : 20);
        BodyHeight = new[] { rows * gap }.Concat(Grids.Concat(Filters).OfType<GridDrawing>().Select(grid => grid.Size.Height)).Max();
        foreach (var (i, column) in _graph.Columns.Index())
        {
            foreach (var (row, neuron) in column.Neurons.Index())
                (_rows[neuron.Address], _columnOf[neuron.Address]) = (BodyHeight / 2 + (row - (Rows(column) - 1) / 2.0) * gap, i);
        }
    }

    // The mark for neurons that are left out has a row of its own.
    private static int Rows(NetworkColumn column) => Math.Max(1, column.Neurons.Count + (column.Omitted > 0 && column.Neurons.Count > 0 ? 1 : 0));

    private List<Connection> Connections(int i) =>
    [
        .. _graph.Connections
            .Where(connection => _columnOf.GetValueOrDefault(connection.To) == i && _columnOf.TryGetValue(connection.From, out var from) && from == i - 1)
            .OrderByDescending(connection => IsChosen(connection))
            .ThenByDescending(connection => connection.IsOnPath),
    ];

    private List<Connection> Labelled(int i) =>
        Math.Max(_graph.Columns[i].Neurons.Count, i == 0 ? 0 : _graph.Columns[i - 1].Neurons.Count) <= FewRows
            ? [.. Edges[i]]
            : [.. Edges[i].Where(connection => IsChosen(connection))];

    private void MakeRoom(int i)
    {
        var labelled = Labelled(i).ToHashSet();
        IReadOnlyList<Area?> Areas(double gap)
        {
            (_gaps[i], _left[i]) = (gap, _left[i - 1] + Width(i - 1) + gap);
            return EdgeLabels.Place([.. Edges[i].Select(connection => (Line(connection, 0), labelled.Contains(connection) ? LabelWidth(connection) : 0, LabelHeight))]);
        }

        // The narrowest gap with room for the most labels.
        var gap = LabelGaps.MaxBy(gap => Areas(gap).Count(area => area is not null));
        foreach (var (connection, area) in Edges[i].Zip(Areas(gap)))
        {
            if ((area ?? (IsChosen(connection) ? Below(i, connection) : null)) is { } room)
                Labels[connection.Address] = room;
        }
    }

    // The label of an explained connection goes below the lines if they leave no room for it.
    private Area Below(int i, Connection connection)
    {
        _below = LabelHeight;
        return Area.Around(_left[i] - _gaps[i] / 2, BodyHeight + LabelHeight / 2, LabelWidth(connection), LabelHeight);
    }

    private static double LabelWidth(Connection connection)
    {
        var (weight, gradient) = Label(connection);
        return Math.Max(TextSize.Width(weight), TextSize.Width(gradient)) + 4;
    }
}
