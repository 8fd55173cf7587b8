using System.Globalization;
using System.Text;
using ChainRule.Formats;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables;
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
    /// <summary>The name of the picture of each row; null if they are no files of pictures.</summary>
    public IReadOnlyList<string>? Files { get; init; }

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
        csv.WriteRecord([.. Table?.Columns ?? [Files is null ? "row" : "file"], .. answers]);
        var next = 0;
        for (var row = 0; row < (Table?.RowCount ?? Rows.Count); row++)
        {
            var isPredicted = next < Rows.Count && Rows[next] == row;
            csv.WriteRecord([.. Cells(row), .. isPredicted ? Predicted(next++) : Enumerable.Repeat("", answers.Length)]);
        }
    }

    // Numbers are written like those of the table; with decimal commas, semicolons separate the columns.
    private char DecimalMark => Table?.DecimalMark ?? '.';

    private int Width => Outputs.Shape.WithoutFirst().Count;

    private IEnumerable<string> Cells(int row) => Table is null
        ? [Files?[row] ?? row.ToString(CultureInfo.InvariantCulture)]
        : Enumerable.Range(0, Table.Columns.Count).Select(column => Table[row, column]);

    // A single output is that of the second of two classes; numbers that are not from a table have no names.
    private IEnumerable<string> Headings() => Classes is null
        ? Width == Answers.Count ? Answers.Select(answer => $"predicted_{answer}") : ClassNames.Of(null, Width).Select(place => $"output_{place}")
        : (Width == 1 ? [Classes[1]] : Classes).Select(name => $"{(AreProbabilities ? "probability" : "output")}_{name}").Prepend($"predicted_{Answers[0]}");

    private IEnumerable<string> Predicted(int place)
    {
        var numbers = Enumerable.Range(0, Width).Select(o => Outputs.Value(place * Width + o).ToString("R", CultureInfo.InvariantCulture).Replace('.', DecimalMark));
        return Classes is null
            ? numbers
            : numbers.Prepend(Classes[ConfusionMatrix.PredictedClass(Outputs, place, threshold: 0.5)]);
    }
}
