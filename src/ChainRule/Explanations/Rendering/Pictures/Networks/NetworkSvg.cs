using System.Globalization;
using ChainRule.Explanations.Networks;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>The network: values on neurons and grids, gradients on connections, whose width is their size and whose colour is their sign.</summary>
internal sealed class NetworkSvg(NetworkGraph graph, int digits, Language language)
{
    private const int Digits = 3;

    private readonly Svg _svg = new();
    private readonly NetworkLayout _layout = new(graph, [.. graph.Columns.Select((column, i) => Heading(column, i == 0, i == graph.Columns.Count - 1, language))], language);
    private readonly double _largest = graph.Connections.Select(connection => Math.Abs(connection.Gradient)).DefaultIfEmpty().Max();

    public static string Draw(NetworkGraph graph, string label, int digits, Language language) =>
        new NetworkSvg(ShownColumns.Of(graph), digits, language).Draw(label);

    public static string Write(double value) => Notation.Text.WriteNumber(value, Digits);

    private string Draw(string label)
    {
        for (var i = 1; i < graph.Columns.Count; i++)
            Between(i);
        for (var i = 0; i < graph.Columns.Count; i++)
            Column(i);
        return _svg.Write(_layout.Size.Width, _layout.Size.Height, label);
    }

    // One line for each layer, then the shape of pictures.
    private static string[] Heading(NetworkColumn column, bool isFirst, bool isLast, Language language)
    {
        string[] names = isFirst ? [Letter.Input.Meaning!.In(language)]
            : isLast ? [Texts.Heading(SectionKind.Loss).In(language)]
            : column.Layer.Replace("), ", ")\n", StringComparison.Ordinal).Split('\n');
        return column.Plane is null ? names : [.. names, Shape(column)];
    }

    private static string Shape(NetworkColumn column) => column.Shape.Trim('[', ']').Replace(", ", "×", StringComparison.Ordinal);

    private void Between(int i)
    {
        var edges = _layout.Edges[i];
        foreach (var connection in edges.Reverse())
            Connect(connection);
        if (edges.Count > 0)
            return;
        foreach (var (from, isOnPath) in Ends(i - 1, isRight: true))
        {
            foreach (var (to, _) in Ends(i, isRight: false))
                Link(i, from, to, isOnPath);
        }
    }

    // Where lines leave a column, or reach it.
    private IEnumerable<((double X, double Y) Place, bool IsOnPath)> Ends(int i, bool isRight)
    {
        var (column, area) = (graph.Columns[i], _layout.Column(i));
        if (column.Neurons.Count > 0)
            return column.Neurons.Select(neuron => (_layout.Node(neuron), neuron.IsOnPath)).Select(node => ((isRight ? node.Item1.Right : node.Item1.Left, node.Item1.CentreY), node.IsOnPath));
        var y = _layout.Grids[i] is { } grid ? _layout.Grid(i).Top + (isRight ? grid.LeavingRow : grid.FollowedRow) : area.CentreY;
        return [((isRight ? area.Right : area.Left, y), true)];
    }

    // Through the filter if there is one.
    private void Link(int column, (double X, double Y) from, (double X, double Y) to, bool isOnPath)
    {
        var @class = isOnPath ? "link" : "link faint";
        if (_layout.Filters[column] is not { } filter)
        {
            _svg.Line(from.X, from.Y, to.X, to.Y, @class, 1.2);
            return;
        }

        var (grid, room) = (_layout.Filter(column), _layout.FilterRoom(column));
        _svg.Line(from.X, from.Y, room.Left, grid.CentreY, @class, 1.2);
        _svg.Line(room.Left, grid.CentreY, grid.Left, grid.CentreY, @class, 1.2);
        _svg.Line(grid.Right, grid.CentreY, room.Right, grid.CentreY, @class, 1.2);
        _svg.Line(room.Right, grid.CentreY, to.X, to.Y, @class, 1.2);
        filter.Draw(_svg, grid);
    }

    private void Connect(Connection connection)
    {
        var sign = connection.Gradient < 0 ? "negative" : connection.Gradient > 0 ? "positive" : "zero";
        var thickness = _largest > 0 ? 1.2 + 5.8 * Math.Sqrt(Math.Abs(connection.Gradient) / _largest) : 1.2;
        _svg.Group($"edge {sign}{(connection.IsOnPath ? "" : " faint")}{(_layout.IsChosen(connection) ? " chosen" : "")}", Title(connection.Quantity, connection.Value, connection.Gradient), () =>
        {
            var line = _layout.Line(connection, _layout.Top);
            if (!_layout.Labels.TryGetValue(connection.Address, out var area))
            {
                _svg.Line(line.X1, line.Y1, line.X2, line.Y2, "stroke", thickness);
                return;
            }

            var label = area with { Top = area.Top + _layout.Top };
            foreach (var part in label.IsCrossedBy(line) ? EdgeLabels.Around(line, label) : [line])
                _svg.Line(part.X1, part.Y1, part.X2, part.Y2, "stroke", thickness);
            var (weight, gradient) = NetworkLayout.Label(connection);
            _svg.Text(label.CentreX, label.CentreY - 7.5, weight, "weight");
            _svg.Text(label.CentreX, label.CentreY + 7.5, gradient, "gradient");
        });
    }

    private void Column(int i)
    {
        var (column, area) = (graph.Columns[i], _layout.Column(i));
        foreach (var (line, text) in _layout.Headings[i].Index())
            _svg.Text(area.CentreX, NetworkLayout.LineHeight * (line + 1), text, "layer");
        if (column.IsLeftOut())
        {
            _svg.Text(area.CentreX, area.CentreY - 8, "⋯", "omitted");
            _svg.Text(area.CentreX, area.CentreY + 8, PictureTexts.MoreLayers.In(language, column.Omitted), "omitted");
        }
        else if (_layout.Grids[i] is { } grid)
        {
            DrawGrid(i, grid, area);
        }
        else if (column.Neurons.Count == 0)
        {
            _svg.Box(area.Left, area.CentreY - 36, area.Width, 72, "picture");
            _svg.Text(area.CentreX, area.CentreY, Shape(column), "value");
        }

        foreach (var neuron in column.Neurons)
            Neuron(neuron, _layout.Node(neuron));
        if (column is { Omitted: > 0, Neurons.Count: > 0 })
            _svg.Text(area.CentreX, _layout.Node(column.Neurons[^1]).Bottom + 24, string.Create(CultureInfo.InvariantCulture, $"⋯ +{column.Omitted}"), "omitted");
    }

    // Lines start and end beside the captions, which may be wider than the grid.
    private void DrawGrid(int i, GridDrawing grid, Area room)
    {
        var place = _layout.Grid(i);
        if (i > 0)
            _svg.Line(room.Left, place.Top + grid.FollowedRow, place.Left, place.Top + grid.FollowedRow, "link", 1.2);
        _svg.Line(place.Right, place.Top + grid.LeavingRow, room.Right, place.Top + grid.LeavingRow, "link", 1.2);
        grid.Draw(_svg, place);
    }

    private void Neuron(Neuron neuron, Area area) =>
        _svg.Group(neuron.IsOnPath ? "neuron" : "neuron faint", Title(neuron.Quantity, neuron.Value, neuron.Gradient), () =>
        {
            var isLoss = neuron.Gradient is null || neuron.Quantity is Element { Letter.Role: Role.Loss };
            var above = isLoss ? 8 : 17;
            _svg.Box(area.Left, area.Top, area.Width, area.Height, "body", 20);
            _svg.Text(area.CentreX, area.CentreY - above, Notation.Text.Write(neuron.Quantity), "symbol");
            _svg.Text(area.CentreX, area.CentreY - above + 17, Write(neuron.Value), "value");
            if (!isLoss)
                _svg.Text(area.CentreX, area.CentreY + 17, $"∂ {Write(neuron.Gradient!.Value)}", neuron.Gradient < 0 ? "gradient negative" : "gradient positive");
        });

    private string Title(Quantity quantity, double value, double? gradient) =>
        $"{Notation.Text.Write(quantity)} = {Notation.Text.WriteNumber(value, digits)}"
        + (gradient is { } known ? $"\n{Notation.Text.Write(new PartialDerivative(quantity))} = {Notation.Text.WriteNumber(known, digits)}" : "");
}
