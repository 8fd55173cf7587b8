using ChainRule.Models;

namespace ChainRule.Workbench.Networks;

/// <summary>What a model's parts are called in the network format.</summary>
public static class ModelTexts
{
    /// <summary>The loss's name.</summary>
    public static string LossName(this Model model) => model.Specification.Loss.Type;

    /// <summary>The optimizer's name; null where there is none.</summary>
    public static string? OptimizerName(this Model model) => model.Specification.Optimizer?.Part.Type;

    /// <summary>The optimizer with its settings, clipping and frozen parameters: <c>sgd, learning rate 0.1, frozen 0.*</c>.</summary>
    public static string? OptimizerText(this Model model) => model is { Optimizer: { } optimizer, Specification: var specification }
        ? string.Join(", ",
        [
            model.OptimizerName(),
            FormattableString.Invariant($"learning rate {optimizer.InitialLearningRate:R}"),
            .. specification.Optimizer!.OtherSettings.Select(setting => setting.ToString()),
            .. specification.Schedule is { } schedule ? [$"schedule {schedule}"] : Array.Empty<string>(),
            .. specification.Clip is { } clip ? [$"clip {clip}"] : Array.Empty<string>(),
            .. specification.Trainable.Select(pattern => pattern.ToString()),
        ])
        : null;
}
