using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>The network: values on neurons, gradients on connections, whose width is their size and whose colour is their sign.</summary>
internal sealed class NetworkSvg
{
    private const double ColumnGap = 250;
    private const double WideRowGap = 124;
    private const double NarrowRowGap = 96;
    private const int FewRows = 3;
    private const double Margin = 70;
    private const double Top = 64;
    private const double Radius = 33;
    private const int Digits = 3;

    private readonly NetworkGraph _graph;
    private readonly int _digits;
    private readonly Language _language;
    private readonly int _rows;
    private readonly double _rowGap;
    private readonly double _largest;
    private readonly Dictionary<string, (double X, double Y)> _places = [];
    private readonly Svg _svg;

    private NetworkSvg(NetworkGraph graph, string label, int digits, Language language)
    {
        (_graph, _digits, _language) = (graph, digits, language);
        _rows = graph.Columns.Max(Rows);
        _rowGap = _rows <= FewRows ? WideRowGap : NarrowRowGap;
        _largest = graph.Connections.Select(connection => Math.Abs(connection.Gradient)).DefaultIfEmpty().Max();
        _svg = new(2 * Margin + (graph.Columns.Count - 1) * ColumnGap, Top + _rows * _rowGap, label);
        foreach (var (i, column) in graph.Columns.Index())
        {
            foreach (var (row, neuron) in column.Neurons.Index())
                _places[neuron.Address] = (X(i), Y(column, row));
        }
    }

    public static string Draw(NetworkGraph graph, string label, int digits, Language language)
    {
        var drawing = new NetworkSvg(graph, label, digits, language);
        for (var i = 1; i < graph.Columns.Count; i++)
            drawing.Between(i);
        foreach (var (i, column) in graph.Columns.Index())
            drawing.Column(i, column);
        return drawing._svg.ToString();
    }

    private void Between(int column)
    {
        var (before, after) = (_graph.Columns[column - 1], _graph.Columns[column]);
        var connections = _graph.Connections.Where(connection => after.Neurons.Any(neuron => neuron.Address == connection.To)).ToList();
        foreach (var connection in connections.OrderBy(connection => connection.IsOnPath))
            Connect(connection, Math.Max(before.Neurons.Count, after.Neurons.Count) <= FewRows);
        if (connections.Count > 0)
            return;
        foreach (var (from, isOnPath) in Ends(before, column - 1))
        {
            foreach (var (to, _) in Ends(after, column))
                _svg.Line(from.X, from.Y, to.X, to.Y, isOnPath ? "link" : "link faint", 1.2);
        }
    }

    private IEnumerable<((double X, double Y) Place, bool IsOnPath)> Ends(NetworkColumn column, int i) => column.Neurons.Count > 0
        ? column.Neurons.Select(neuron => (_places[neuron.Address], neuron.IsOnPath))
        : [((X(i), Y(column, 0)), true)];

    private void Connect(Connection connection, bool isLabelled)
    {
        var (from, to) = (_places[connection.From], _places[connection.To]);
        var sign = connection.Gradient < 0 ? "negative" : connection.Gradient > 0 ? "positive" : "zero";
        var isChosen = connection.IsOnPath && !_graph.Columns.SelectMany(column => column.Neurons).First(neuron => neuron.Address == connection.From).IsOnPath;
        var thickness = _largest > 0 ? 1.2 + 5.8 * Math.Sqrt(Math.Abs(connection.Gradient) / _largest) : 1.2;
        _svg.Group($"edge {sign}{(connection.IsOnPath ? "" : " faint")}{(isChosen ? " chosen" : "")}", Title(connection.Quantity, connection.Value, connection.Gradient), () =>
        {
            _svg.Line(from.X, from.Y, to.X, to.Y, "stroke", thickness);
            if (!isLabelled && !isChosen)
                return;
            // Where lines cross, half-way, there is no room for what is said of them.
            var (along, degrees) = (from.Y != to.Y ? Math.Abs(to.Y - from.Y) > 1.4 * _rowGap ? 0.2 : 0.3 : _rows < FewRows ? 0.5 : 0.7, Math.Atan2(to.Y - from.Y, to.X - from.X) * 180 / Math.PI);
            var (x, y) = (from.X + along * (to.X - from.X), from.Y + along * (to.Y - from.Y));
            var normal = (X: (to.Y - from.Y) / Distance(from, to), Y: -(to.X - from.X) / Distance(from, to));
            var away = 8 + thickness / 2;
            _svg.Text(x + away * normal.X, y + away * normal.Y, isChosen || _rows < FewRows ? $"{Notation.Text.Write(connection.Quantity)} = {Write(connection.Value)}" : Write(connection.Value), "weight", degrees);
            _svg.Text(x - away * normal.X, y - away * normal.Y, $"∂ {Write(connection.Gradient)}", "gradient", degrees);
        });
    }

    private void Column(int i, NetworkColumn column)
    {
        var label = i == 0 ? LegendTexts.Input.In(_language) : i == _graph.Columns.Count - 1 ? Texts.Loss.In(_language) : column.Layer;
        foreach (var (line, layer) in label.Replace("), ", ")\n", StringComparison.Ordinal).Split('\n').Index())
            _svg.Text(X(i), 18 + 15 * line, layer, "layer");
        if (column.Neurons.Count == 0)
        {
            var shape = column.Shape.Trim('[', ']').Replace(", ", "×", StringComparison.Ordinal);
            _svg.Box(X(i) - 48, Y(column, 0) - 36, 96, 72, "picture");
            _svg.Text(X(i), Y(column, 0), shape, "value");
        }

        foreach (var neuron in column.Neurons)
            Neuron(neuron, _places[neuron.Address]);
        if (column is { Omitted: > 0, Neurons.Count: > 0 })
            _svg.Text(X(i), Y(column, column.Neurons.Count), $"⋯ +{column.Omitted}", "omitted");
    }

    private void Neuron(Neuron neuron, (double X, double Y) place) =>
        _svg.Group(neuron.IsOnPath ? "neuron" : "neuron faint", Title(neuron.Quantity, neuron.Value, neuron.Gradient), () =>
        {
            _svg.Circle(place.X, place.Y, Radius, "body");
            _svg.Text(place.X, place.Y - 7, Notation.Text.Write(neuron.Quantity), "symbol");
            _svg.Text(place.X, place.Y + 9, Write(neuron.Value), "value");
            if (neuron.Gradient is { } gradient && neuron.Quantity is not Element { Letter: "L" })
                _svg.Text(place.X, place.Y + Radius + 12, $"∂ {Write(gradient)}", gradient < 0 ? "gradient negative" : "gradient positive");
        });

    private string Title(Quantity quantity, double value, double? gradient) =>
        $"{Notation.Text.Write(quantity)} = {Notation.Text.WriteNumber(value, _digits)}"
        + (gradient is { } known ? $"\n{Notation.Text.Write(new PartialDerivative(quantity))} = {Notation.Text.WriteNumber(known, _digits)}" : "");

    private static double X(int column) => Margin + column * ColumnGap;

    private double Y(NetworkColumn column, int row) => Top + (row + 0.5 + (_rows - Rows(column)) / 2.0) * _rowGap - 12;

    private static int Rows(NetworkColumn column) => Math.Max(1, column.Neurons.Count + (column.Omitted > 0 && column.Neurons.Count > 0 ? 1 : 0));

    private static double Distance((double X, double Y) from, (double X, double Y) to) => Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2));

    private static string Write(double value) => Notation.Text.WriteNumber(value, Digits);
}
