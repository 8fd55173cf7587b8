using ChainRule.Explanations.Networks;

namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>Of a long network: its input, what is around the explained parameter, and its end.</summary>
internal static class ShownColumns
{
    private const int MostColumns = 9;
    private const int LastColumns = 4;

    /// <summary>The graph with a column of no shape for those in a row that are left out.</summary>
    public static NetworkGraph Of(NetworkGraph graph)
    {
        var count = graph.Columns.Count;
        if (count <= MostColumns)
            return graph;
        var first = Math.Max(1, graph.Columns.Index().FirstOrDefault(column => column.Item.Neurons.Any(neuron => neuron.IsOnPath) || column.Item.Plane?.Filter?.Followed is not null).Index);
        var columns = new List<NetworkColumn>();
        var left = 0;
        foreach (var (i, column) in graph.Columns.Index())
        {
            if (i > 0 && Math.Abs(i - first) > 1 && i < count - LastColumns)
            {
                left++;
                continue;
            }

            if (left > 0)
                columns.Add(new("", "", [], left));
            left = 0;
            columns.Add(column);
        }

        return graph with { Columns = columns };
    }

    public static bool IsLeftOut(this NetworkColumn column) => column is { Neurons: [], Shape: "" };
}
