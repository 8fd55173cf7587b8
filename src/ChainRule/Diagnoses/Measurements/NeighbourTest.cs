using ChainRule.Tensors;

namespace ChainRule.Diagnoses;

/// <summary>Whether inputs tell anything about targets: the nearest neighbour's target agrees more often than by chance, or a column goes along with it.</summary>
/// <param name="Rows">how many rows were compared</param>
/// <param name="Agreement">the share of rows whose nearest neighbour has the same class; for numbers, the correlation with the neighbour's number</param>
/// <param name="Chance">the agreement of shuffled targets</param>
/// <param name="Deviations">by how many standard deviations the agreement exceeds chance</param>
/// <param name="BestColumn">the same of the column that goes along with the targets most</param>
internal sealed record NeighbourTest(int Rows, double Agreement, double Chance, double Deviations, double BestColumn)
{
    private const int Fewest = 60;
    private const int Most = 600;

    /// <summary>The test; null if there are too few rows, or inputs without distances.</summary>
    public static NeighbourTest? Of(DataSample sample)
    {
        var rows = Math.Min(Most, sample.Chosen.Length);
        if (rows < Fewest || sample.Inputs is not [var inputs] || !inputs.Type.IsFloatingPoint() || sample.Target.Count != sample.Target.Shape[0])
            return null;
        var (columns, targets) = (Standardized(inputs, rows), sample.Target.ToDoubles()[..rows]);
        var nearest = Enumerable.Range(0, rows).Select(row => Nearest(columns, row)).ToArray();
        var best = Enumerable.Range(0, inputs.Count / inputs.Shape[0]).Select(c => columns.Select(row => row[c]).ToArray());
        if (!sample.Source.HasClasses)
        {
            var correlation = Correlation(targets, [.. nearest.Select(row => targets[row])]);
            return new(rows, correlation, 0, correlation * Math.Sqrt(rows), best.Max(column => Math.Abs(Correlation(column, targets)) * Math.Sqrt(rows)));
        }

        var agreement = nearest.Where((other, row) => targets[other] == targets[row]).Count() / (double)rows;
        var chance = targets.CountBy(c => c).Sum(c => Math.Pow(c.Value / (double)rows, 2));
        return new(rows, agreement, chance, (agreement - chance) / Math.Sqrt(Math.Max(1e-9, chance * (1 - chance)) / rows), best.Max(column => BetweenClasses(column, targets)));
    }

    private static double[][] Standardized(Tensor inputs, int rows)
    {
        var flat = inputs.Reshape([inputs.Shape[0], inputs.Shape.WithoutFirst().Count]);
        var figures = ColumnFigures.Of(flat).ToArray();
        return [.. Enumerable.Range(0, rows).Select(row => figures.Select((column, c) => column.Deviation > 0 ? (flat.Value(row * figures.Length + c) - column.Mean) / column.Deviation : 0).ToArray())];
    }

    private static int Nearest(double[][] rows, int row)
    {
        var (nearest, least) = (-1, double.PositiveInfinity);
        for (var other = 0; other < rows.Length; other++)
        {
            var distance = 0.0;
            for (var c = 0; c < rows[row].Length && distance < least; c++)
                distance += (rows[row][c] - rows[other][c]) * (rows[row][c] - rows[other][c]);
            if (other != row && distance < least)
                (nearest, least) = (other, distance);
        }

        return nearest < 0 ? row : nearest;
    }

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        var squares = a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB));
        return squares > 0 ? product / Math.Sqrt(squares) : 0;
    }

    // n·η² is about χ² with one degree of freedom less than there are classes; Wilson and Hilferty (1931) make it normal.
    private static double BetweenClasses(double[] column, double[] classes)
    {
        var mean = column.Average();
        var total = column.Sum(x => (x - mean) * (x - mean));
        var groups = column.Zip(classes).GroupBy(pair => pair.Second, pair => pair.First).ToArray();
        if (total <= 0 || groups.Length < 2)
            return 0;
        var freedom = groups.Length - 1.0;
        var squares = column.Length * groups.Sum(group => group.Count() * Math.Pow(group.Average() - mean, 2)) / total;
        return (Math.Cbrt(squares / freedom) - (1 - 2 / (9 * freedom))) / Math.Sqrt(2 / (9 * freedom));
    }
}
