using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Data;

namespace ChainRule.Workbench.Networks;

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

    internal void ApplyTo(StrictObject root)
    {
        if (Layers is not null)
            Replace("layers", ShortForm.Layers(Layers));
        if (Loss is not null)
            Replace("loss", ShortForm.Read(Loss, LossCatalog.Losses, "loss"));
        if ((Optimizer ?? (root.Optional("optimizer") is null ? DefaultOptimizer : null)) is { } optimizer)
            Replace("optimizer", ShortForm.Read(optimizer, OptimizerCatalog.Optimizers, "optimizer"));
        if (LearningRate is { } rate)
            ReplaceLearningRate(root, rate);
        if (ClipNorm is { } norm)
            Replace(ClippingReader.Key, new JsonObject { [ClippingReader.Norm] = norm });
        if (ClipValue is { } limit)
            Replace(ClippingReader.Key, new JsonObject { [ClippingReader.Value] = limit });
        if (Freeze.Count > 0)
            Replace(TrainableReader.Key, new JsonObject(Freeze.Distinct().Select(pattern => KeyValuePair.Create<string, JsonNode?>(pattern, false))));
        if (Seed is { } seed)
            Replace("seed", seed);

        void Replace(string key, JsonNode value) =>
            root.Replace(key, new(JsonElement.Parse(value.ToJsonString()), Source, key));
    }

    private static void ReplaceLearningRate(StrictObject root, double rate)
    {
        if (!double.IsFinite(rate) || !NumberRange.NotNegative.Contains(rate))
            throw new InputException(Source, "learning rate", FormattableString.Invariant($"{rate} is out of range"), "write " + NumberRange.NotNegative.Description);
        if (root.Optional("optimizer") is not { } optimizer)
            throw new InputException(Source, "learning rate", "there is no optimizer for it", "name one");
        optimizer.Object();
        var settings = JsonObject.Create(optimizer.Element)!;
        settings["learning_rate"] = rate;
        root.Replace("optimizer", optimizer with { Element = JsonElement.Parse(settings.ToJsonString()) });
    }
}
