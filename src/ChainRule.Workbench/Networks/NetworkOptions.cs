using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Specifications;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Networks;

/// <summary>A network as the command line gives it, or what it overrides in a file: <c>linear 128, relu, linear 10</c>.</summary>
public sealed record NetworkOptions
{
    /// <summary>Layers in the short form, or the sizes of hidden layers alone: <c>64,32</c>.</summary>
    public string? Layers { get; init; }

    /// <summary>The layers in the short form; null if there are none, or only sizes.</summary>
    internal string? WrittenLayers => HiddenLayers.AreSizes(Layers) ? null : Layers;

    /// <summary>The share of dropout after each hidden layer, where the layers are not written out.</summary>
    public double? Dropout { get; init; }

    public string? Loss { get; init; }

    public string? Optimizer { get; init; }

    /// <summary>The optimizer of a network that names none.</summary>
    public string? DefaultOptimizer { get; init; }

    /// <summary>Replaces the optimizer's, wherever that is given.</summary>
    public double? LearningRate { get; init; }

    /// <summary>How the learning rate changes, in the short form: <c>step 10 0.5</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary>For how many epochs or steps, whichever the schedule counts, the rate rises before it.</summary>
    public int? WarmUp { get; init; }

    /// <summary>The largest norm of all gradients together.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The largest absolute value of a gradient.</summary>
    public double? ClipValue { get; init; }

    /// <summary>Patterns of the parameters that are not trained.</summary>
    public IReadOnlyList<string> Freeze { get; init; } = [];

    public long? Seed { get; init; }

    /// <summary>Describes a network that is given by these options only.</summary>
    /// <exception cref="InputException">an option is wrong, or one is missing</exception>
    public NetworkSpecification Compose(string name, Shape input) => Over(new()
    {
        Name = name,
        Input = input,
        Layers = ReadLayers() ?? throw new Location(UserInput.CommandLine).Refuse("\"layers\" is missing"),
        Loss = ReadLoss() ?? throw new Location(UserInput.CommandLine).Refuse("\"loss\" is missing"),
    });

    /// <summary>Describes a network that is given by a file and these options.</summary>
    internal NetworkSpecification Read(StrictObject file) => Over(NetworkSpecification.Read(file, ReadLayers(), ReadLoss()));

    /// <summary>Describes a network that was trained and is trained on with these options. What is frozen is said anew each time.</summary>
    internal NetworkSpecification GoOn(NetworkSpecification trained) => Over(trained with { Loss = ReadLoss() ?? trained.Loss, Trainable = [] });

    /// <summary>Where a key of a network is given: here, or in the file that these options override.</summary>
    internal Location Locate(string key, string file) => key switch
    {
        SpecificationKeys.Layers when Layers is not null => At(key),
        SpecificationKeys.Loss when Loss is not null => At(key),
        SpecificationKeys.Optimizer when Optimizer is not null => At(key),
        SpecificationKeys.Schedule when Schedule is not null || WarmUp is not null => At(key),
        SpecificationKeys.Trainable when Freeze.Count > 0 => At("--freeze"),
        _ => new(file, key),
    };

    // How a network is trained: what these options say comes before what it says itself.
    private NetworkSpecification Over(NetworkSpecification network) => network with
    {
        Optimizer = WithLearningRate(ReadOptimizer(Optimizer) ?? network.Optimizer ?? ReadOptimizer(DefaultOptimizer)),
        Schedule = ReadSchedule(network.Schedule),
        Clip = ReadClipping() ?? network.Clip,
        Trainable = Freeze.Count == 0 ? network.Trainable : [.. Freeze.Distinct().Select(pattern => new TrainablePattern(pattern, false))],
        Seed = (ulong?)Seed ?? network.Seed,
    };

    private ValueList<PartSpecification>? ReadLayers() => Layers is { } text ? ShortForm.ReadLayers(text, At(SpecificationKeys.Layers)) : null;

    private PartSpecification? ReadLoss() => Loss is { } text ? ShortForm.ReadLoss(text, At(SpecificationKeys.Loss)) : null;

    private static OptimizerSpecification? ReadOptimizer(string? text) =>
        text is null ? null : new(ShortForm.ReadOptimizer(text, At(SpecificationKeys.Optimizer)), []);

    private ScheduleSpecification? ReadSchedule(ScheduleSpecification? own)
    {
        var schedule = Schedule is { } text ? new(ShortForm.ReadSchedule(text, At(SpecificationKeys.Schedule))) : own;
        return WarmUp is { } length ? ScheduleSpecification.After(length, schedule) : schedule;
    }

    private ClippingSpecification? ReadClipping() =>
        ClipNorm is { } norm ? new(ClippingSpecification.Norm, norm)
        : ClipValue is { } limit ? new(ClippingSpecification.Value, limit)
        : null;

    private OptimizerSpecification? WithLearningRate(OptimizerSpecification? optimizer)
    {
        if (LearningRate is not { } rate)
            return Optimizer is not null && optimizer!.LacksLearningRate ? throw At(SpecificationKeys.Optimizer).Refuse("\"learning_rate\" is missing", $"add --learning-rate 0.1, or write \"{optimizer.Part.Type} 0.1\"") : optimizer;
        if (!double.IsFinite(rate) || NumberRanges.NotNegative(rate) is not null)
            throw At("learning rate").Refuse(FormattableString.Invariant($"{rate} is out of range"), "write " + NumberRanges.NotNegative(double.NaN));
        return optimizer?.WithLearningRate(rate) ?? throw At("learning rate").Refuse("there is no optimizer for it", "name one");
    }

    private static Location At(string key) => new(UserInput.CommandLine, key);
}
