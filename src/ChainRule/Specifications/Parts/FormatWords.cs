using System.Reflection;
using System.Text.Json;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;

namespace ChainRule.Specifications.Parts;

/// <summary>The network format's names of types, settings and values: the library's in snake_case, with the exceptions listed here.</summary>
internal static class FormatWords
{
    private static readonly Dictionary<Type, string> Types = new()
    {
        [typeof(MeanSquaredError)] = "mse",
        [typeof(MeanAbsoluteError)] = "mae",
        [typeof(RmsProp)] = "rmsprop",
        [typeof(AdamW)] = "adamw",
    };

    // Parameters that together are one setting.
    private static readonly Dictionary<string, string> Settings = new() { ["beta1"] = "betas", ["beta2"] = "betas" };

    private static readonly Choice Bias = new("a kind of bias", (true, LinearBias.PerUnit), (false, LinearBias.None), ("shared", LinearBias.Shared));

    private static readonly Choice Approximation = new("an approximation", ("none", false), ("tanh", true));

    private static readonly Choice Unit = new("a unit of time", ("epoch", TimeUnit.Epoch), ("step", TimeUnit.Step));

    public static string Name(Type type) => Types.GetValueOrDefault(type) ?? Snake(type.IsSubclassOf(typeof(Schedule)) ? type.Name[..^nameof(Schedule).Length] : type.Name);

    public static string Name(ParameterInfo parameter) => Settings.GetValueOrDefault(parameter.Name!) ?? Snake(parameter.Name!);

    /// <summary>The property that holds the argument given for the parameter.</summary>
    public static string Property(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(IReadOnlyList<Layer>) ? nameof(Layer.Children)
        : parameter.Name == "learningRate" ? nameof(Optimizer.InitialLearningRate)
        : char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];

    /// <summary>The words for the values of a parameter that has only a few; null where it takes numbers.</summary>
    public static Choice? Choice(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(LinearBias) ? Bias
        : parameter.Member.DeclaringType == typeof(Gelu) ? Approximation
        : parameter.ParameterType == typeof(TimeUnit) ? Unit
        : parameter.ParameterType.IsEnum ? new($"a known {Name(parameter)}", [.. Enum.GetValuesAsUnderlyingType(parameter.ParameterType).Cast<object>().Select(value => Enum.ToObject(parameter.ParameterType, value)).Select(value => ((object)Snake(value.ToString()!), value))])
        : null;

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
