using System.CommandLine;
using ChainRule.Specifications.Parts;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Cli.Commands.Options;

/// <summary>What to train on what, and how: the options of every verb that trains.</summary>
internal sealed class TrainingArguments
{
    private readonly DataArguments _reading = new();
    private readonly TargetArguments _learning = new();
    private readonly FromArguments _from = new();
    private readonly ScheduleArguments _schedules = new();
    private readonly Option<string?> _network = Arguments.Text("--network", "the network file to train (default: a network that suits the data)", "FILE");
    private readonly Option<string?> _layers = Arguments.Text("--layers", $"layers in short, such as \"conv2d 8 3x3, relu, max_pool2d 2, flatten, linear 10\": {string.Join(", ", PartCatalog.Layers.ShortNames)}; or only the sizes of hidden layers, such as 64,32", "LAYERS");
    private readonly Option<double?> _dropout = Arguments.Number("--dropout", "the share of dropout after each hidden layer, for --layers with sizes alone or a network chosen for the data", 0, 0.99);
    private readonly Option<string?> _loss = Arguments.Text("--loss", $"{string.Join(", ", PartCatalog.Losses.Names)} (default: cross_entropy for classes, mse for numbers)", "NAME");
    private readonly Option<string?> _optimizer = Arguments.Text("--optimizer", $"{string.Join(", ", PartCatalog.Optimizers.Names)} (default adam)", "NAME");
    private readonly Option<double?> _learningRate = Arguments.Number("--learning-rate", "the size of a step (default: chosen for the optimizer and the data)", 0, 1e6);
    private readonly Option<double?> _clipNorm = Arguments.Positive("--clip-norm", "scale all gradients together so that their norm is at most this");
    private readonly Option<double?> _clipValue = Arguments.Positive("--clip-value", "limit every gradient to between minus and plus this");
    private readonly Option<string[]> _freeze = Arguments.Texts("--freeze", "parameters that training leaves unchanged: \"0.*\" for those of layer 0; may be repeated", "PATTERN");
    private readonly Option<int?> _batch = Arguments.Count("--batch", "samples per step (default 64; 16 if there are fewer than 1,000 samples)");
    private readonly Option<double?> _validation = Arguments.Number("--validation", "the share of the rows held back for validation (default 0.1, or none if rows are few; 0 for none)", 0, 0.9);
    private readonly Option<SplitKind?> _split = Arguments.OneOf<SplitKind>("--split", "which rows are held back: drawn so that classes keep their shares (stratified, the default for classes), drawn at random (random), or the last rows of the file (time)");
    private readonly Option<string?> _classWeights = Arguments.Text("--class-weights", "how much each class counts in training: balanced, so that each counts the same in all, or \"rare=5,common=0.5\" (default: 1 each)", "WEIGHTS");
    private readonly Option<string?> _test = Arguments.Text("--test", "data like DATA for the final test, never trained on (default: DATA's own test set)", "DATA");
    private readonly Option<ulong?> _seed = Arguments.Seed("--seed", "seed of weights, order and generated data (default 0): the same seed gives the same bits");
    private readonly Option<string?> _augment = Arguments.Text("--augment", $"change pictures a little each time they are trained on, such as \"shift:2,flip\": {string.Join(", ", AugmentationReading.Known.Select(change => change.Form))}; without a number, these are the usual ones", "CHANGES");
    private readonly Option<double?> _stopAtLoss = Arguments.Number("--stop-at-loss", "stop when an epoch's training loss is at most this", 0);
    private readonly Option<int?> _patience = Arguments.Count("--patience", "stop after this many epochs without a better validation loss, and restore the best weights");

    public Argument<string> Data { get; } = Arguments.Path("DATA", "digits, xor, circles, moons or spirals (built in); mnist or fashion-mnist; data in a file (CSV, Excel, Parquet, JSON lines, NumPy) of any name, or - for the standard input; a folder of pictures (PNG, JPEG, BMP; a sub-folder for each class, or a CSV of labels) or of IDX files");

    public Option<int?> Epochs { get; } = Arguments.Count("--epochs", "the maximum number of passes over the data (default: chosen by the number of samples)");

    public Option<int?> Threads { get; } = Arguments.Threads();

    /// <summary>Those that leave the data and what is judged as they are, so that one value can be compared with another.</summary>
    public IReadOnlyList<Option> Tunable => [_layers, _dropout, _optimizer, _learningRate, .. _schedules.Options, _batch, _clipNorm, _clipValue, _augment];

    public void AddTo(Command command)
    {
        command.Add(Data);
        command.AddAll(_network, _layers, _dropout, _loss, _optimizer, _learningRate);
        _schedules.AddTo(command);
        command.AddAll(_clipNorm, _clipValue, _freeze, Epochs, _batch, _validation, _split, _classWeights, _test, _seed, _augment, _stopAtLoss, _patience, Threads);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_clipNorm) is not null && result.GetResult(_clipValue) is not null)
                result.AddError("--clip-norm and --clip-value cannot be used together");
        });
        _from.AddTo(command);
        _learning.AddTo(command);
        _reading.AddTo(command);
    }

    public ExperimentOptions Of(ParseResult parsed)
    {
        var options = new ExperimentOptions
        {
            Data = parsed.GetRequiredValue(Data),
            Source = _reading.Of(parsed, parsed.GetValue(_seed) ?? 0),
            Preparation = _learning.Of(parsed),
            NetworkFile = parsed.GetValue(_network),
            Network = new()
            {
                Layers = parsed.GetValue(_layers),
                Dropout = parsed.GetValue(_dropout),
                Loss = parsed.GetValue(_loss),
                Optimizer = parsed.GetValue(_optimizer),
                LearningRate = parsed.GetValue(_learningRate),
                ClipNorm = parsed.GetValue(_clipNorm),
                ClipValue = parsed.GetValue(_clipValue),
                Freeze = parsed.GetValue(_freeze) ?? [],
            },
            Epochs = parsed.GetValue(Epochs),
            Batch = parsed.GetValue(_batch),
            Validation = parsed.GetValue(_validation),
            Split = parsed.GetValue(_split),
            ClassWeights = parsed.GetValue(_classWeights),
            Group = _learning.Group(parsed),
            Test = parsed.GetValue(_test),
            Seed = parsed.GetValue(_seed),
            Augment = parsed.GetValue(_augment),
            StopAtLoss = parsed.GetValue(_stopAtLoss),
            Patience = parsed.GetValue(_patience),
            Threads = parsed.GetValue(Threads),
        };
        return _from.Over(options with { Network = _schedules.Over(options.Network, parsed) }, parsed);
    }

    /// <summary>Whether rows are held back for validation only where something asks for them.</summary>
    public bool LeavesValidation(ParseResult parsed) => parsed.GetResult(_validation) is null && !HasPatience(parsed);

    public bool HasPatience(ParseResult parsed) => parsed.GetResult(_patience) is not null;
}
