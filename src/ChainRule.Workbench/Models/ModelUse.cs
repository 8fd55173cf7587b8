using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>A trained model at work on data like that which it was trained on.</summary>
public sealed class ModelUse
{
    private readonly string _file;
    private readonly TrainedModel _model;
    private readonly Preparation? _preparation;
    private readonly Evaluator _evaluator;

    private ModelUse(string file, TrainedModel model, UnseenPolicy? unseen)
    {
        (_file, _model) = (file, model);
        _preparation = model.Preparation is { } json ? Preparation.FromJson(json, file) : null;
        ModelMetadata.Check(file, model, _preparation);
        if (_preparation is not null)
            _preparation = _preparation with { Unseen = unseen ?? _preparation.Unseen };
        _evaluator = new(model.Network.Model, model.Network.Loss);
    }

    /// <summary>The model as it was saved.</summary>
    public TrainedModel Model => _model;

    /// <summary>What each output is called: the classes, or the columns that are predicted; null where they have no names.</summary>
    public IReadOnlyList<string>? OutputNames => _model.Classes ?? _preparation?.Target.Names;

    /// <summary>How rows of a table become inputs; null where the model takes numbers as they are.</summary>
    public Preparation? Preparation => _preparation;

    /// <summary>Loads a model file, or that of a run's folder.</summary>
    /// <param name="path">the file or the folder</param>
    /// <param name="unseen">what to do with unknown words; as the model was trained where null</param>
    /// <exception cref="InputException">there is none, or it is not a model</exception>
    public static ModelUse Load(string path, UnseenPolicy? unseen = null)
    {
        var file = Directory.Exists(path) ? RunFolder.ModelOf(path) : path;
        RefuseData(file);
        return new(file, ModelFile.Load(file), unseen);
    }

    // Model and data are easily put the wrong way round.
    private static void RefuseData(string path)
    {
        if (!File.Exists(path))
            return;
        using var file = DataFile.Open(path);
        if (file.Kind is ContentKind.Idx or ContentKind.Json || (file.Kind == ContentKind.Table && !file.IsEmptyOrBinary))
            throw new InputException(path, null, "this is no trained model", "name a run's folder or its model.safetensors; the model comes before the data");
    }

    /// <summary>The source that reads what the model is used on: a table as the model's own, where nothing else was said.</summary>
    public DataSource Reading(DataSource source) =>
        source with { OnlyTest = true, Table = source.Table.LikeThatOf(_preparation) };

    /// <summary>A sentence on words that were not in training, of all rows or of one; null where there are none.</summary>
    public string? UnseenIn(LoadedData data, int? row = null) =>
        data is TableData { Table: var table } && (row is null || row < table.RowCount) ? _preparation?.UnseenIn(table, row is { } one ? [one] : null) : null;

    /// <summary>How well the model does on data; of data with a test set, on that.</summary>
    /// <exception cref="InputException">the data is not like that which the model was trained on</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Judgement Evaluate(LoadedData data, CancellationToken cancellation = default)
    {
        var rows = data is TableData table ? Prepared().Apply(table.Table) : Judged(data);
        if (rows.Count == 0)
            throw new InputException(data.Name, null, "no row is left to judge by", "fill in the values that are missing");
        var note = Check(data, rows);
        var evaluation = _evaluator.Evaluate(rows, cancellation);
        return !double.IsNaN(evaluation.Loss)
            ? new(_preparation.InOriginalUnits(evaluation), rows.Count, data is TableData { Table.RowCount: var all } ? all - rows.Count : 0, note)
            : throw new InputException(data.Name, null, "the loss is NaN: the numbers of a row are too large for this model", "predict says which row it is");
    }

    /// <summary>One row with its target, prepared as for a prediction; of data with a test set, one of that.</summary>
    /// <param name="data">the data</param>
    /// <param name="row">which row, from 0</param>
    /// <exception cref="InputException">there is no such row, it lacks a value, or the data is not like that which the model was trained on</exception>
    public Dataset Sample(LoadedData data, int row)
    {
        if (data is not TableData table)
        {
            var samples = Judged(data);
            Check(data, samples);
            return samples.Select(Existing(data.Name, row, samples.Count));
        }

        var sample = Sample(table.Table, row);
        Check(data, sample);
        return sample;
    }

    /// <summary>What the model says of every row; of data with a test set, of that.</summary>
    /// <exception cref="InputException">the data is not like that which the model was trained on</exception>
    public Predictions Predict(LoadedData data)
    {
        if (data is TableData table)
        {
            var (prepared, rows) = Prepared().ApplyInputs(table.Table);
            return new(table.Table, rows, Outputs(data, prepared, rows), Answers, Classes, AreProbabilities);
        }

        var inputs = data is UnlabelledPictures pictures ? pictures.Inputs : Judged(data).ToDataset().Inputs;
        CheckShape(data, inputs.Shape.WithoutFirst());
        int[] all = [.. Enumerable.Range(0, inputs.Shape[0])];
        return new(null, all, Outputs(data, inputs, all), Answers, Classes, AreProbabilities);
    }

    private BatchSource Judged(LoadedData data)
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
        if (_preparation is not null || shape != _model.Network.Input)
            throw new InputException(data.Name, null, $"samples have the shape {shape}", _preparation is null ? $"the model takes {_model.Network.Input}" : "the model takes rows of a CSV file");
    }

    private Dataset Sample(Table table, int row)
    {
        var sample = Prepared().Apply(table, [Existing(table.File, row, table.RowCount)]);
        return sample.Count == 1 ? sample : throw new InputException(table.File, FormattableString.Invariant($"row {row}"), "a value is missing, or a word did not occur in training, and the model leaves such rows out", "correct it, or name another row");
    }

    private static int Existing(string data, int row, int count) =>
        row < count ? row : throw new InputException(data, null, FormattableString.Invariant($"there is no row {row}"), count == 1 ? "the only row is 0" : FormattableString.Invariant($"the rows are 0 to {count - 1}"));

    private string? Check(LoadedData data, BatchSource rows)
    {
        var note = SameClasses.Check(data.Name, rows.Classes, _model.Classes);
        DataCompatibility.Check(_model.Network, rows);
        return note;
    }

    // Classes without names are numbered.
    private IReadOnlyList<string>? Classes => _model.Classes ?? (_model.Network.Loss.TakesClassIndexes ? ClassNames.Of(null, _model.Network.Output.Count) : null);

    private bool AreProbabilities => _model.Network.Loss.GivesProbabilities;

    private IReadOnlyList<string> Answers => _preparation?.Target.Names ?? ["class"];

    private Tensor Outputs(LoadedData data, Tensor inputs, IReadOnlyList<int> rows)
    {
        var outputs = _evaluator.Predict(inputs);
        if (_preparation?.Target is NumberTargets targets)
            outputs = targets.ToOriginalUnit(outputs);
        if (outputs.FirstNotFinite() is { } element)
            throw new InputException(data.Name, FormattableString.Invariant($"row {rows[element / outputs.Shape.WithoutFirst().Count]}"), "the model's prediction is NaN or infinite", "the numbers of the row are too large for this model: correct them");
        return outputs;
    }

    private Preparation Prepared() =>
        _preparation ?? throw new InputException(_file, null, "the model was not trained on a table", "name data of the kind that it was trained on");
}
