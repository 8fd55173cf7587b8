using ChainRule.Explanations.Networks;

namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>Shortens a long network to its input, the columns around the explained parameter, and its end.</summary>
internal static class ShownColumns
{
    private const int MostColumns = 9;
    private const int LastColumns = 4;

    /// <summary>The graph with a column without a shape in place of consecutive columns that are left out.</summary>
    public static NetworkGraph Of(NetworkGraph graph)
    {
        var count = graph.Columns.Count;
        if (count <= MostColumns)
            return graph;
        var first = Math.Max(1, graph.Columns.Index().FirstOrDefault(column => column.Item.Neurons.Any(neuron => neuron.IsOnPath) || column.Item.Plane?.Filter?.Followed is not null).Index);
        var columns = new List<NetworkColumn>();
        foreach (var (i, column) in graph.Columns.Index())
        {
            var isLeftOut = i > 0 && Math.Abs(i - first) > 1 && i < count - LastColumns;
            if (isLeftOut && columns[^1].IsLeftOut())
                columns[^1] = columns[^1] with { Omitted = columns[^1].Omitted + 1 };
            else
                columns.Add(isLeftOut ? new("", "", [], 1) : column);
        }

        return graph with { Columns = columns };
    }

    public static bool IsLeftOut(this NetworkColumn column) => column is { Neurons: [], Shape: "" };
}
