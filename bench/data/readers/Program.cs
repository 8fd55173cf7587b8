using System.Diagnostics;
using System.Globalization;
using ChainRule.Workbench.Data.Tables;
using nietras.SeparatedValues;

// Reads a CSV file of numbers with a header into columns, several times, and prints the seconds of each: readers chainrule|sep FILE [TIMES]
var (reader, file, times) = (args[0], args[1], args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3);
for (var i = 0; i < times; i++)
{
    var watch = Stopwatch.StartNew();
    var sum = reader == "sep" ? ReadWithSep(file) : ReadTable(file);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F3} {sum:R}"));
    GC.Collect();
}

static double ReadTable(string file)
{
    var table = Table.Read(file);
    return table.Number(table.RowCount - 1, 0) + table.RowCount;
}

// At its best: rows are parsed on all processors.
static double ReadWithSep(string file)
{
    using var reader = Sep.Reader().FromFile(file);
    var columns = reader.Header.ColNames.Select(_ => new List<double>()).ToArray();
    foreach (var row in reader.ParallelEnumerate(static row =>
    {
        var numbers = new double[row.ColCount];
        for (var column = 0; column < numbers.Length; column++)
            numbers[column] = row[column].Parse<double>();
        return numbers;
    }))
    {
        for (var column = 0; column < row.Length; column++)
            columns[column].Add(row[column]);
    }

    return columns[0][^1] + columns[0].Count;
}
