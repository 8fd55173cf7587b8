namespace ChainRule.Workbench.Specifications;

/// <summary>What a command line says of a network, in the short form: <c>linear 128, relu, dropout 0.2, linear 10</c>.</summary>
public sealed record NetworkOptions
{
    /// <summary>What stands for the file's name in messages about options.</summary>
    public const string Source = "command line";

    public string? Layers { get; init; }

    public string? Loss { get; init; }

    public string? Optimizer { get; init; }

    /// <summary>The optimizer of a network that names none.</summary>
    public string? DefaultOptimizer { get; init; }

    /// <summary>Goes over the optimizer's, wherever that stands.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The largest norm of all gradients together; goes over how the file clips them.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The largest absolute value of a gradient; goes over how the file clips them.</summary>
    public double? ClipValue { get; init; }

    /// <summary>Patterns of parameters that are not trained; go over which the file trains.</summary>
    public IReadOnlyList<string> Freeze { get; init; } = [];

    public long? Seed { get; init; }

    internal ValueList<PartSpecification>? ReadLayers() => Layers is null ? null : ShortForm.ReadLayers(Layers);

    internal PartSpecification? ReadLoss() => Loss is null ? null : ShortForm.Read(Loss, PartCatalog.Losses, At(SpecificationReader.LossKey));

    internal OptimizerSpecification? ReadOptimizer() => Read(Optimizer);

    internal OptimizerSpecification? ReadDefaultOptimizer() => Read(DefaultOptimizer);

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
        if (!double.IsFinite(rate) || !NumberRange.NotNegative.Contains(rate))
            throw At("learning rate").Refuse(FormattableString.Invariant($"{rate} is out of range"), "write " + NumberRange.NotNegative.Description);
        return optimizer?.WithLearningRate(rate) ?? throw At("learning rate").Refuse("there is no optimizer for it", "name one");
    }

    /// <summary>Where a key of a network stands: here, or in the file that these options go over.</summary>
    internal Location Locate(string key, string file) => key switch
    {
        SpecificationReader.LayersKey when Layers is not null => At(key),
        SpecificationReader.LossKey when Loss is not null => At(key),
        SpecificationReader.OptimizerKey when Optimizer is not null => At(key),
        SpecificationReader.TrainableKey when Freeze.Count > 0 => At(key),
        _ => new(file, key),
    };

    private static OptimizerSpecification? Read(string? text) =>
        text is null ? null : new(ShortForm.Read(text, PartCatalog.Optimizers, At(SpecificationReader.OptimizerKey)), []);

    private static Location At(string key) => new(Source, key);
}
