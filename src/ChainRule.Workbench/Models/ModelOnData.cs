using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Models;

/// <summary>What one model makes of data like its training data.</summary>
/// <param name="file">its name in messages</param>
/// <param name="model">the model</param>
/// <param name="preparation">how rows of a table become inputs; null if it takes numbers as they are</param>
internal sealed class ModelOnData(string file, Model model, Preparation? preparation)
{
    private const int RowsAtOnce = 1 << 14;

    public Evaluator Evaluator { get; } = new(model.Network, model.Loss);

    /// <summary>The outputs of every row, or of those of the test set, if there is one.</summary>
    public (IReadOnlyList<int> Rows, Tensor Outputs) Predict(LoadedData data) =>
        data is TableData { Table: var table } ? OfTable(data, table) : OfSamples(data);

    /// <summary>The outputs of what the model is judged by.</summary>
    public Tensor OutputsOf(LoadedData data)
    {
        var inputs = Rows(data).Rows.ToDataset().Inputs;
        return Outputs(data, inputs, AllOf(inputs.Shape[0]));
    }

    private static int[] AllOf(int rows) => [.. Enumerable.Range(0, rows)];

    // Part by part: the inputs of all rows may be more than memory holds.
    private (IReadOnlyList<int> Rows, Tensor Outputs) OfTable(LoadedData data, Table table)
    {
        var (rows, outputs) = (new List<int>(), new List<Tensor>());
        foreach (var part in Enumerable.Range(0, PredictedRows(table)).Chunk(RowsAtOnce))
        {
            var (inputs, kept) = Prepared().ApplyInputs(table, part);
            rows.AddRange(kept);
            outputs.Add(Outputs(data, inputs, kept));
        }

        return (rows, Joined(outputs));
    }

    // Those of a series go on after the table's.
    private int PredictedRows(Table table) => preparation?.Windows is { } windows ? new TableSeries(table, windows).PredictedCount : table.RowCount;

    private static Tensor Joined(List<Tensor> parts)
    {
        var joined = new Tensor(parts[0].Shape.WithoutFirst().Prepend(parts.Sum(part => part.Shape[0])), parts[0].Type);
        var start = 0;
        foreach (var part in parts)
            joined.Rows(start, start += part.Shape[0]).CopyFrom(part);
        return joined;
    }

    private (IReadOnlyList<int> Rows, Tensor Outputs) OfSamples(LoadedData data)
    {
        var inputs = data is UnlabelledPictures pictures ? pictures.Inputs : Judged(data).ToDataset().Inputs;
        CheckShape(data, inputs.Shape.WithoutFirst());
        var rows = AllOf(inputs.Shape[0]);
        return (rows, Outputs(data, inputs, rows));
    }

    /// <summary>What the model is judged by, and a sentence on how classes are read.</summary>
    public (BatchSource Rows, string? Note) Rows(LoadedData data)
    {
        var rows = data is TableData table ? Prepared().Load(table.Table, table.Table.AllRows) : Judged(data);
        return rows.Count > 0
            ? (rows, Check(data, rows))
            : throw new InputException(data.Name, null, "no row is left to judge by", "fill in the missing values");
    }

    /// <summary>The samples of data that are no table, or of their test set.</summary>
    public BatchSource Judged(LoadedData data)
    {
        var samples = data switch
        {
            SampleData sets => sets.Judged,
            UnlabelledPictures pictures => throw pictures.Unlabelled(),
            _ => throw new NotSupportedException(data.GetType().Name),
        };
        CheckShape(data, samples.InputShape);
        return samples;
    }

    private void CheckShape(LoadedData data, Shape shape)
    {
        if (preparation is not null || shape != model.Input)
            throw new InputException(data.Name, null, $"samples have the shape {shape}", preparation is null ? $"the model takes {model.Input}" : "the model takes rows of a table");
    }

    /// <summary>Checks that rows go with the model; the result is a sentence on how classes are read.</summary>
    public string? Check(LoadedData data, BatchSource rows)
    {
        var note = SameClasses.Check(data.Name, rows.Classes, model.Classes);
        DataCompatibility.Check(model, rows, preparation?.Target);
        return note;
    }

    private Tensor Outputs(LoadedData data, Tensor inputs, IReadOnlyList<int> rows)
    {
        var outputs = Evaluator.Predict(inputs);
        if (preparation?.Target is NumberTargets targets)
            outputs = targets.ToOriginalUnit(outputs);
        return EnsureFinite.FirstNotFinite(outputs) is { } element
            ? throw new InputException(data.Name, $"row {rows[element / outputs.Shape.WithoutFirst().Count]}", "the model's prediction is NaN or infinite", "the numbers of the row are too large for this model: correct them")
            : outputs;
    }

    /// <summary>How rows of a table become inputs.</summary>
    public Preparation Prepared() =>
        preparation ?? throw new InputException(file, null, "the model was not trained on a table", "name data like its training data");
}
