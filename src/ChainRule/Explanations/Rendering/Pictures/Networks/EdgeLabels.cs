namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>Places the labels of connections: each interrupts its own line and touches no other line or label.</summary>
internal static class EdgeLabels
{
    private const double Clearance = 4;

    // From the middle outwards.
    private static readonly double[] Shares = [.. Enumerable.Range(0, 33).Select(i => 0.5 + (i % 2 == 0 ? i : -i - 1) / 2 * 0.025)];

    /// <summary>The area of each label; null if there is no room.</summary>
    /// <param name="edges">each line with the size of its label; 0 if it has none</param>
    public static IReadOnlyList<Area?> Place(IReadOnlyList<(Segment Line, double Width, double Height)> edges)
    {
        var areas = new Area?[edges.Count];
        var placed = new List<Area>();

        // The label with the least choice comes first.
        foreach (var (i, free) in edges.Index().Where(edge => edge.Item.Width > 0).Select(edge => (edge.Index, Free: OffLines(edge.Index, edges))).OrderBy(edge => edge.Free.Count))
        {
            areas[i] = free.Where(area => !placed.Any(area.Wider(Clearance).Overlaps)).Cast<Area?>().FirstOrDefault();
            if (areas[i] is { } area)
                placed.Add(area);
        }

        return areas;
    }

    private static List<Area> OffLines(int i, IReadOnlyList<(Segment Line, double Width, double Height)> edges)
    {
        var (line, width, height) = edges[i];
        return
        [
            .. from share in Shares
               let area = Area.Around(line.At(share).X, line.At(share).Y, width, height)
               let wide = area.Wider(Clearance)
               where wide.Left >= line.X1 && wide.Right <= line.X2 && !edges.Where((_, other) => other != i).Any(other => wide.IsCrossedBy(other.Line))
               select area,
        ];
    }

    /// <summary>The parts of a line before and after its label.</summary>
    public static IEnumerable<Segment> Around(Segment line, Area label)
    {
        var (width, height) = (Math.Abs(line.X2 - line.X1), Math.Abs(line.Y2 - line.Y1));
        var middle = (label.CentreX - line.X1) / (line.X2 - line.X1);
        var half = Math.Min(label.Width / 2 / width, height > 0 ? label.Height / 2 / height : 1);
        return [line.Part(0, middle - half), line.Part(middle + half, 1)];
    }
}
