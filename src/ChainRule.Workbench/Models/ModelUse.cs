using ChainRule.Data;
using ChainRule.Diagnoses;
using ChainRule.Keras;
using ChainRule.Models;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>A trained model in use, on data like its training data.</summary>
public sealed class ModelUse
{
    private const int RowsAtOnce = 1 << 14;

    private readonly string _file;
    private readonly Evaluator _evaluator;

    // Their predictions are averaged with this one's.
    private IReadOnlyList<ModelUse> _others = [];

    private ModelUse(string file, Model model, Preparation? preparation, PicturePreparation? pictures = null)
    {
        (_file, Model, Preparation, Pictures) = (file, model, preparation, pictures);
        _evaluator = new(model.Network, model.Loss);
    }

    /// <summary>The model as it was saved.</summary>
    public Model Model { get; }

    /// <summary>How many models predict: one, or several whose predictions are averaged.</summary>
    public int Count => 1 + _others.Count;

    /// <summary>The names of the outputs: the classes, or the columns that are predicted; null if they have none.</summary>
    public IReadOnlyList<string>? OutputNames => Model.Classes ?? Preparation?.Classes ?? Preparation?.Target.Names;

    /// <summary>How rows are read where the model does not say; null where it does.</summary>
    public string? Assumption => Preparation is not null && Model.Preparation is null ? PlainRows.Sentence(Preparation) : null;

    /// <summary>How rows of a table become inputs; null if the model takes numbers as they are.</summary>
    public Preparation? Preparation { get; }

    /// <summary>How pictures become inputs; null if the model was trained on no files of pictures.</summary>
    public PicturePreparation? Pictures { get; }

    // Classes without names are numbered.
    private IReadOnlyList<string>? Classes => Model.Classes ?? Preparation?.Classes ?? (Model.Loss.TakesClassIndexes ? ClassNames.Of(null, Model.Output.Count) : null);

    /// <summary>Loads a model file, or the model of a run's folder.</summary>
    /// <param name="unseen">what to do about unknown words; if null, the same as in training</param>
    /// <exception cref="InputException">there is none, or it is not a model</exception>
    public static ModelUse Load(string path, UnseenPolicy? unseen = null)
    {
        var file = Directory.Exists(path) ? RunFolder.ModelOf(path) : path;
        RefuseData(file);
        var model = Model.Open(file);
        var (preparation, pictures) = SavedPreparation.Of(model, file);
        ModelMetadata.Check(file, model, preparation, pictures);
        return new(file, model, unseen is { } policy && preparation is not null ? preparation with { Unseen = policy } : preparation, pictures);
    }

    /// <summary>Loads a model, or all models of a folder whose predictions are to be averaged.</summary>
    /// <inheritdoc cref="Load"/>
    public static ModelUse LoadAll(string path, UnseenPolicy? unseen = null)
    {
        if (RunSetFile.Find(path)?.ModelFolders(path) is not [var first, _, ..] folders)
            return Load(path, unseen);
        var use = Load(first, unseen);
        use._others = [.. folders.Skip(1).Select(folder => Load(folder, unseen))];
        return use;
    }

    /// <summary>This model for these data: one without columns of its own takes the numbers of a table as they are.</summary>
    /// <param name="options">which columns are inputs, and which is the target</param>
    /// <param name="needsTarget">whether the table must have the target</param>
    /// <exception cref="InputException">the table does not fit, or the model has its own columns and options name others</exception>
    public ModelUse For(LoadedData data, PreparationOptions options, bool needsTarget = true)
    {
        RefuseOwn(options, "");
        return Preparation is null && data is TableData { Table: var table }
            ? new(_file, Model, PlainRows.Of(table, Model, options, needsTarget ? PlainTarget.Known : PlainTarget.Optional)) { _others = [.. _others.Select(other => other.For(data, options, needsTarget))] }
            : this;
    }

    /// <summary>Refuses to name the columns of a model that has its own.</summary>
    internal void RefuseOwn(PreparationOptions options, string otherwise)
    {
        if (Preparation is not null && options.FirstOption is { } option)
            throw new InputException(_file, null, "a trained model has its own columns and target", $"leave {option} out{otherwise}");
    }

    // Model and data are easily given in the wrong order.
    private static void RefuseData(string path)
    {
        if (!File.Exists(path))
            return;
        using var file = DataFile.Open(path);
        OnnxName.Refuse(path);
        if (file.IsPyTorch)
            throw new InputException(path, null, "these are weights of PyTorch without a network", "export the model to ONNX in PyTorch and import that, or load the weights in a program with LoadWeights");
        if (file.Foreign is { } format)
            throw KerasModel.Is(path)
                ? new InputException(path, null, "this is a model of Keras", $"make a model of it with: {ImportLine.For(path)}")
                : new InputException(path, null, $"this is {format.Is}, not a trained model", "name a run's folder or its model.safetensors");
        if (file.Kind is not (ContentKind.Table or ContentKind.Safetensors or ContentKind.Foreign) || (file.Kind == ContentKind.Table && !file.IsEmptyOrBinary))
            throw new InputException(path, null, "this is not a trained model", "name a run's folder or its model.safetensors; the model comes before the data");
    }

    /// <summary>The source for data to use the model on: a table is read like the training table, unless an option says otherwise.</summary>
    public DataSource Reading(DataSource source) => LikeTraining(source, Model.Classes) with { OnlyTest = true };

    /// <summary>The source, whose tables and pictures are read like those that the model was trained on.</summary>
    /// <param name="source">what to read</param>
    /// <param name="classes">the classes that pictures may have; null for their own</param>
    /// <exception cref="InputException">options prepare pictures in another way</exception>
    internal DataSource LikeTraining(DataSource source, IReadOnlyList<string>? classes)
    {
        if (source.Pictures.FirstOption is { } option)
            throw new InputException(_file, null, Pictures is null ? $"the model takes samples of shape {Model.Input}" : $"the model takes pictures as those it was trained on ({Pictures})", $"leave {option} out");
        return source with { Table = source.Table.LikeThatOf(Preparation), Pictures = source.Pictures.LikeThoseOf(Pictures, Model.Input, classes) };
    }

    /// <summary>A sentence on the words in all rows, or in one, that were not in training; null if there are none.</summary>
    public string? UnseenIn(LoadedData data, int? row = null) =>
        data is TableData { Table: var table } && (row is null || row < table.RowCount) ? Preparation?.UnseenIn(table, row is { } one ? [one] : null) : null;

    /// <summary>A sentence on the times of a series that do not rise in equal steps; null if they do, or if the model is not that of a series.</summary>
    /// <exception cref="InputException">the rows are not in the order of time</exception>
    public string? StepsIn(LoadedData data) =>
        data is TableData { Table: var table } && Preparation is not null ? TimeSteps.Check(table, Preparation) : null;

    /// <summary>How well the model does on data, or on their test set, if there is one.</summary>
    /// <exception cref="InputException">the data are not like the training data</exception>
    public Judgement Evaluate(LoadedData data, CancellationToken cancellation = default)
    {
        var (rows, note) = Rows(data);
        var evaluation = _others.Count == 0
            ? _evaluator.Evaluate(rows, cancellation: cancellation)
            : MeanPrediction.Evaluate(MeanPrediction.Of([.. All.Select(use => use.Outputs(data, use.Rows(data).Rows.ToDataset().Inputs, AllOf(rows.Count)))]), Model.Loss, Preparation?.Target, rows);
        return !double.IsNaN(evaluation.Loss)
            ? new(Preparation?.Target.InOriginalUnits(evaluation) ?? evaluation, rows.Count, data is TableData { Table.RowCount: var all } ? all - rows.Count : 0, note) { Naive = data is TableData { Table: var table } ? NaiveForecast.Of(Preparation!, table, Preparation!.RowsWithTarget(table)) : null }
            : throw new InputException(data.Name, null, "the loss is NaN: the numbers of a row are too large for this model", "predict says which row it is");
    }

    /// <summary>What is wrong with the model and these data, or their test set, if there is one.</summary>
    /// <exception cref="InputException">the data are not like the training data</exception>
    public Diagnosis Diagnose(LoadedData data, CancellationToken cancellation = default)
    {
        return Diagnosis.Of(new Trainer(Model.Network, Model.Loss, Model.Optimizer ?? new Sgd(1)), Rows(data).Rows, cancellation: cancellation);
    }

    /// <summary>One row with its target, prepared as for a prediction; of data with a test set, a row of that.</summary>
    /// <param name="row">which row, from 0</param>
    /// <exception cref="InputException">there is no such row, it lacks a value, or the data are not like the training data</exception>
    public Dataset Sample(LoadedData data, int row)
    {
        var sample = data is TableData { Table: var table }
            ? Prepared().Apply(table, [Existing(table.RowCount)])
            : Pick(Judged(data));
        if (sample.Count == 0)
            throw new InputException(data.Name, $"row {row}", Preparation?.Windows is { } windows ? $"{Plural.Of(windows.Reach, "row")} before it are needed, without a missing value" : "a value is missing, or a word did not occur in training, and the model leaves such rows out", "correct it, or name another row");
        Check(data, sample);
        return sample;

        Dataset Pick(BatchSource samples) => samples.Select(Existing(samples.Count));

        int Existing(int count) =>
            row < count ? row : throw new InputException(data.Name, null, $"there is no row {row}", count == 1 ? "the only row is 0" : $"the rows are 0 to {count - 1}");
    }

    /// <summary>Predicts every row, or those of the test set, if there is one.</summary>
    /// <exception cref="InputException">the data are not like the training data</exception>
    public Predictions Predict(LoadedData data)
    {
        var predicted = All.Select(use => use.PredictAlone(data)).ToArray();
        return new((data as TableData)?.Table, predicted[0].Rows, MeanPrediction.Of([.. predicted.Select(one => one.Outputs)]), Preparation?.Target.Names ?? ["class"], Classes, Model.Loss.GivesProbabilities)
        {
            Labels = (Preparation?.Target as LabelTargets)?.Labels,
            Windows = Preparation?.Windows,
            Files = data switch { UnlabelledPictures pictures => pictures.Files, SampleData samples => samples.Pictures?.Judged, _ => null },
        };
    }

    private IEnumerable<ModelUse> All => _others.Prepend(this);

    private static int[] AllOf(int rows) => [.. Enumerable.Range(0, rows)];

    private (IReadOnlyList<int> Rows, Tensor Outputs) PredictAlone(LoadedData data) =>
        data is TableData { Table: var table } ? OfTable(data, table) : OfSamples(data);

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
    private int PredictedRows(Table table) => Preparation?.Windows is { } windows ? new TableSeries(table, windows).PredictedCount : table.RowCount;

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

    private (BatchSource Rows, string? Note) Rows(LoadedData data)
    {
        var rows = data is TableData table ? Prepared().Load(table.Table, table.Table.AllRows) : Judged(data);
        return rows.Count > 0
            ? (rows, Check(data, rows))
            : throw new InputException(data.Name, null, "no row is left to judge by", "fill in the missing values");
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
        if (Preparation is not null || shape != Model.Input)
            throw new InputException(data.Name, null, $"samples have the shape {shape}", Preparation is null ? $"the model takes {Model.Input}" : "the model takes rows of a table");
    }

    private string? Check(LoadedData data, BatchSource rows)
    {
        var note = SameClasses.Check(data.Name, rows.Classes, Model.Classes);
        DataCompatibility.Check(Model, rows, Preparation?.Target);
        return note;
    }

    private Tensor Outputs(LoadedData data, Tensor inputs, IReadOnlyList<int> rows)
    {
        var outputs = _evaluator.Predict(inputs);
        if (Preparation?.Target is NumberTargets targets)
            outputs = targets.ToOriginalUnit(outputs);
        return EnsureFinite.FirstNotFinite(outputs) is { } element
            ? throw new InputException(data.Name, $"row {rows[element / outputs.Shape.WithoutFirst().Count]}", "the model's prediction is NaN or infinite", "the numbers of the row are too large for this model: correct them")
            : outputs;
    }

    private Preparation Prepared() =>
        Preparation ?? throw new InputException(_file, null, "the model was not trained on a table", "name data like its training data");
}
