using ChainRule.Workbench.Specifications.Parts;

namespace ChainRule.Workbench.Specifications;

/// <summary>A network as the command line gives it, or what it overrides in a file: <c>linear 128, relu, linear 10</c>.</summary>
public sealed record NetworkOptions
{
    /// <summary>Stands for the file's name in messages about options.</summary>
    public const string Source = "command line";

    public string? Layers { get; init; }

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

    internal static OptimizerSpecification? ReadOptimizer(string? text) =>
        text is null ? null : new(ShortForm.Read(text, PartCatalog.Optimizers, At(SpecificationReader.OptimizerKey)), []);

    internal ScheduleSpecification? ReadSchedule(StrictValue? inFile)
    {
        var schedule = Schedule is { } text ? ScheduleSpecification.Read(text) : inFile is { } value ? ScheduleSpecification.Read(value) : null;
        return WarmUp is { } length ? ScheduleSpecification.After(length, schedule) : schedule;
    }

    internal ClippingSpecification? ReadClipping() =>
        ClipNorm is { } norm ? new(ClippingSpecification.Norm, norm)
        : ClipValue is { } limit ? new(ClippingSpecification.Value, limit)
        : null;

    internal ValueList<TrainablePattern>? ReadTrainable() =>
        Freeze.Count == 0 ? null : [.. Freeze.Distinct().Select(pattern => new TrainablePattern(pattern, false))];

    /// <summary>The optimizer with the learning rate, where one is given.</summary>
    internal OptimizerSpecification? WithLearningRate(OptimizerSpecification? optimizer)
    {
        if (LearningRate is not { } rate)
            return optimizer;
        if (!double.IsFinite(rate) || NumberRanges.NotNegative(rate) is not null)
            throw At("learning rate").Refuse(FormattableString.Invariant($"{rate} is out of range"), "write " + NumberRanges.NotNegative(double.NaN));
        return optimizer?.WithLearningRate(rate) ?? throw At("learning rate").Refuse("there is no optimizer for it", "name one");
    }

    /// <summary>Where a key of a network is given: here, or in the file that these options override.</summary>
    internal Location Locate(string key, string file) => key switch
    {
        SpecificationReader.LayersKey when Layers is not null => At(key),
        SpecificationReader.LossKey when Loss is not null => At(key),
        SpecificationReader.OptimizerKey when Optimizer is not null => At(key),
        SpecificationReader.ScheduleKey when Schedule is not null || WarmUp is not null => At(key),
        SpecificationReader.TrainableKey when Freeze.Count > 0 => At(key),
        _ => new(file, key),
    };

    internal static Location At(string key) => new(Source, key);
}
