using System.Globalization;
using System.Text;
using ChainRule.Formats;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;
using CsvHelper;

namespace ChainRule.Workbench.Models;

/// <summary>The predictions for some rows, as a CSV file: the row as it was, then the prediction and, for classes, every output.</summary>
/// <param name="Table">the table of the rows; null if they are not from a table</param>
/// <param name="Rows">the rows that the outputs belong to; others get no prediction</param>
/// <param name="Outputs">(rows, outputs) of the network, or numbers in the units of the table</param>
/// <param name="Answers">the names of what is predicted: one, or as many as there are outputs</param>
/// <param name="Classes">the names of the classes; null for numbers</param>
/// <param name="AreProbabilities">whether the outputs are the probabilities of classes</param>
public sealed record Predictions(Table? Table, IReadOnlyList<int> Rows, Tensor Outputs, IReadOnlyList<string> Answers, IReadOnlyList<string>? Classes, bool AreProbabilities)
{
    /// <summary>The labels that the outputs answer; null if they are none.</summary>
    public IReadOnlyList<LabelTarget>? Labels { get; init; }

    /// <summary>How rows became windows, for a time series, whose predictions go on after the table; null if each row is a sample.</summary>
    public Windowing? Windows { get; init; }

    /// <summary>Writes a CSV file, whole or not at all.</summary>
    /// <exception cref="IOException">the file cannot be written</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be written</exception>
    public void Save(string file) => WholeFile.Write(file, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(writer);
    });

    public void Write(TextWriter output)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n", Separator = DecimalMark == ',' ? ';' : ',' }, leaveOpen: true);
        string[] answers = [.. Headings()];
        csv.WriteRecord([.. Table?.Columns ?? ["row"], .. answers]);
        var next = 0;
        var series = Windows is null ? null : new TableSeries(Table!, Windows);
        for (var row = 0; row < (series?.PredictedCount ?? Table?.RowCount ?? Rows.Count); row++)
        {
            var isPredicted = next < Rows.Count && Rows[next] == row;
            csv.WriteRecord([.. row < Table?.RowCount || Table is null ? Cells(row) : CellsAfter(series!.SeriesOf(row)), .. isPredicted ? Predicted(next++) : Enumerable.Repeat("", answers.Length)]);
        }
    }

    // Numbers are written like those of the table; with decimal commas, semicolons separate the columns.
    private char DecimalMark => Table?.DecimalMark ?? '.';

    private int Width => Outputs.Shape.WithoutFirst().Count;

    private IEnumerable<string> Cells(int row) => Table is null
        ? [row.ToString(CultureInfo.InvariantCulture)]
        : Enumerable.Range(0, Table.Columns.Count).Select(column => Table[row, column]);

    // Of a row that is to come, only its series is known.
    private IEnumerable<string> CellsAfter(IReadOnlyList<int> series) =>
        Table!.Columns.Select((name, column) => name == Windows!.Group ? Table[series[0], column] : "");

    // A single output is that of the second of two classes; numbers that are not from a table have no names.
    private IEnumerable<string> Headings() => Labels is not null ? Labels.SelectMany(label => new[] { $"predicted_{label.Name}", $"probability_{label.Name}" })
        : Classes is null
        ? Width == Answers.Count ? Answers.Select(answer => $"predicted_{answer}") : ClassNames.Of(null, Width).Select(place => $"output_{place}")
        : (Width == 1 ? [Classes[1]] : Classes).Select(name => $"{(AreProbabilities ? "probability" : "output")}_{name}").Prepend($"predicted_{Answers[0]}");

    private IEnumerable<string> Predicted(int place)
    {
        var numbers = Enumerable.Range(0, Width).Select(o => Outputs.Value(place * Width + o).ToString("R", CultureInfo.InvariantCulture).Replace('.', DecimalMark));
        if (Labels is not null)
            return Labels.Zip(numbers).SelectMany((pair, label) => new[] { Outputs.Value(place * Width + label) > 0.5 ? pair.First.Yes : pair.First.No, pair.Second });
        return Classes is null
            ? numbers
            : numbers.Prepend(Classes[ConfusionMatrix.PredictedClass(Outputs, place, threshold: 0.5)]);
    }
}
