using ChainRule.Data;
using ChainRule.Diagnoses;
using ChainRule.Models;
using ChainRule.Optimizers;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>A trained model in use, on data like its training data.</summary>
public sealed class ModelUse
{
    private readonly string _file;
    private readonly ModelOnData _alone;

    // Their predictions are averaged with this one's.
    private IReadOnlyList<ModelUse> _others = [];

    private ModelUse(string file, Model model, Preparation? preparation, PicturePreparation? pictures = null)
    {
        (_file, Model, Preparation, Pictures) = (file, model, preparation, pictures);
        _alone = new(file, model, preparation);
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
        NoModel.Refuse(file);
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
        var (rows, note) = _alone.Rows(data);
        var evaluation = _others.Count == 0
            ? _alone.Evaluator.Evaluate(rows, cancellation: cancellation)
            : MeanPrediction.Evaluate(MeanPrediction.Of([.. All.Select(use => use._alone.OutputsOf(data))]), Model.Loss, Preparation?.Target, rows);
        return !double.IsNaN(evaluation.Loss)
            ? new(Preparation?.Target.InOriginalUnits(evaluation) ?? evaluation, rows.Count, data is TableData { Table.RowCount: var all } ? all - rows.Count : 0, note) { Naive = data is TableData { Table: var table } ? NaiveForecast.Of(Preparation!, table, Preparation!.RowsWithTarget(table)) : null }
            : throw new InputException(data.Name, null, "the loss is NaN: the numbers of a row are too large for this model", "predict says which row it is");
    }

    /// <summary>What is wrong with the model and these data, or their test set, if there is one.</summary>
    /// <exception cref="InputException">the data are not like the training data</exception>
    public Diagnosis Diagnose(LoadedData data, CancellationToken cancellation = default) =>
        Diagnosis.Of(new Trainer(Model.Network, Model.Loss, Model.Optimizer ?? new Sgd(1)), _alone.Rows(data).Rows, cancellation: cancellation);

    /// <summary>One row with its target, prepared as for a prediction; of data with a test set, a row of that.</summary>
    /// <param name="row">which row, from 0</param>
    /// <exception cref="InputException">there is no such row, it lacks a value, or the data are not like the training data</exception>
    public Dataset Sample(LoadedData data, int row)
    {
        var sample = data is TableData { Table: var table }
            ? _alone.Prepared().Apply(table, [Existing(table.RowCount)])
            : Pick(_alone.Judged(data));
        if (sample.Count == 0)
            throw new InputException(data.Name, $"row {row}", Preparation?.Windows is { } windows ? $"{Plural.Of(windows.Reach, "row")} before it are needed, without a missing value" : "a value is missing, or a word did not occur in training, and the model leaves such rows out", "correct it, or name another row");
        _alone.Check(data, sample);
        return sample;

        Dataset Pick(BatchSource samples) => samples.Select(Existing(samples.Count));

        int Existing(int count) =>
            row < count ? row : throw new InputException(data.Name, null, $"there is no row {row}", count == 1 ? "the only row is 0" : $"the rows are 0 to {count - 1}");
    }

    /// <summary>Predicts every row, or those of the test set, if there is one.</summary>
    /// <exception cref="InputException">the data are not like the training data</exception>
    public Predictions Predict(LoadedData data)
    {
        var predicted = All.Select(use => use._alone.Predict(data)).ToArray();
        return new((data as TableData)?.Table, predicted[0].Rows, MeanPrediction.Of([.. predicted.Select(one => one.Outputs)]), Preparation?.Target.Names ?? ["class"], Classes, Model.Loss.GivesProbabilities)
        {
            Labels = (Preparation?.Target as LabelTargets)?.Labels,
            Windows = Preparation?.Windows,
            Files = data switch { UnlabelledPictures pictures => pictures.Files, SampleData samples => samples.Pictures?.Judged, _ => null },
        };
    }

    private IEnumerable<ModelUse> All => _others.Prepend(this);
}
