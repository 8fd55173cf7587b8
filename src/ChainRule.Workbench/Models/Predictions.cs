using System.Globalization;
using ChainRule.Formats;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Data.Tables.Writing;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>The predictions for some rows, as a table: the row as it was, then the prediction and, for classes, every output.</summary>
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

    /// <summary>The name of the picture of each row; null if they are no files of pictures.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Writes a file, whole or not at all, in the format that its name ends with.</summary>
    /// <exception cref="ChainRule.Data.InputException">no format has this ending, or it cannot hold the table</exception>
    /// <exception cref="IOException">the file cannot be written</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be written</exception>
    public void Save(string file)
    {
        var format = TableFormat.Of(file);
        WholeFile.Write(file, stream => format.Write(stream, Written(), file));
    }

    /// <summary>Writes CSV.</summary>
    public void Write(TextWriter output) => TextWriting.Write(output, Written(), DecimalMark == ',' ? ';' : ',');

    // Numbers are written like those of the table; with decimal commas, semicolons separate the columns.
    private char DecimalMark => Table?.DecimalMark ?? '.';

    private int Width => Outputs.Shape.WithoutFirst().Count;

    private WrittenTable Written()
    {
        var series = Windows is null ? null : new TableSeries(Table!, Windows);
        var count = series?.PredictedCount ?? Table?.RowCount ?? Rows.Count;

        // The place of each row among the outputs; −1 for one without a prediction.
        var places = new int[count];
        Array.Fill(places, -1);
        foreach (var (place, row) in Rows.Index())
            places[row] = place;
        return new([.. Table is null ? [Files is null ? new("row", Digits, row => row) : new("file", row => Files[row])] : Table.AllColumns.Select(column => Own(column, series)), .. Predicted(places).Select(column => column with { Name = New(column.Name) })], count, DecimalMark);

        static string Digits(int row) => row.ToString(CultureInfo.InvariantCulture);
    }

    // Rows that were predicted before have such columns already.
    private string New(string name)
    {
        var isNew = name;
        for (var i = 2; Table?.Find(isNew) >= 0; i++)
            isNew = FormattableString.Invariant($"{name}_{i}");
        return isNew;
    }

    // Codes stay as they are spelt. Of a row that is to come, only its series is known.
    private WrittenColumn Own(int column, TableSeries? series)
    {
        var hasNumbers = Table!.KindOf(column) == ColumnKind.Numbers && Table.Content(column) is { Code: null, Words.Count: 0 };
        return new(Table.Columns[column], Text, hasNumbers ? Number : null);

        string Text(int row) => row < Table.RowCount ? Table[row, column]
            : Table.Columns[column] == Windows!.Group ? Table[series!.SeriesOf(row)[0], column]
            : "";

        double Number(int row) => row < Table.RowCount ? Table.NumberOrNaN(row, column)
            : Table.Columns[column] == Windows!.Group ? Table.NumberOrNaN(series!.SeriesOf(row)[0], column)
            : double.NaN;
    }

    // A single output is that of the second of two classes; numbers that are not from a table have no names.
    private IEnumerable<WrittenColumn> Predicted(int[] places)
    {
        if (Labels is not null)
            return Labels.Index().SelectMany(label => Answered(label.Item, label.Index, places));
        if (Classes is null)
            return (Width == Answers.Count ? Answers.Select(answer => $"predicted_{answer}") : ClassNames.Of(null, Width).Select(place => $"output_{place}")).Select((name, output) => OfOutput(name, output, places));
        var prediction = new WrittenColumn($"predicted_{Answers[0]}", row => places[row] < 0 ? "" : Classes[ConfusionMatrix.PredictedClass(Outputs, places[row], threshold: 0.5)]);
        return (Width == 1 ? [Classes[1]] : Classes).Select((name, output) => OfOutput($"{(AreProbabilities ? "probability" : "output")}_{name}", output, places)).Prepend(prediction);
    }

    private IEnumerable<WrittenColumn> Answered(LabelTarget label, int output, int[] places) =>
    [
        new($"predicted_{label.Name}", row => places[row] < 0 ? "" : Outputs.Value(places[row] * Width + output) > 0.5 ? label.Yes : label.No),
        OfOutput($"probability_{label.Name}", output, places),
    ];

    private WrittenColumn OfOutput(string name, int output, int[] places)
    {
        return new(name, row => places[row] < 0 ? "" : Number(row).ToString("R", CultureInfo.InvariantCulture).Replace('.', DecimalMark), Number);

        double Number(int row) => places[row] < 0 ? double.NaN : Outputs.Value(places[row] * Width + output);
    }
}
