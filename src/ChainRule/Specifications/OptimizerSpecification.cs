using System.Text.Json.Nodes;
using ChainRule.Formats;
using ChainRule.Optimizers;
using ChainRule.Specifications.Parts;

namespace ChainRule.Specifications;

/// <summary>An optimizer's type and settings, and groups of parameters that have other settings.</summary>
public sealed record OptimizerSpecification(PartSpecification Part, ValueList<GroupSpecification> Groups)
{
    internal const string GroupsKey = "groups";
    internal const string LearningRateKey = "learning_rate";

    private const int MaximumGroups = 1000;

    /// <summary>Describes an optimizer made in C#.</summary>
    /// <exception cref="ArgumentException">the network format has no such optimizer, a group has one of another type, or a step has hooks</exception>
    public static OptimizerSpecification Of(Optimizer optimizer) => optimizer.Hooks is [var hook, ..]
        ? throw new ArgumentException($"The network format has no hooks, such as {hook.GetType().Name}.", nameof(optimizer))
        : new(PartSpecification.Of(optimizer), [.. optimizer.Groups.Select(group => GroupSpecification.Of(group, optimizer))]);

    /// <summary>Whether it has no learning rate, given or by default.</summary>
    public bool LacksLearningRate => Part[LearningRateKey] is null && PartCatalog.Optimizers.Find(Part.Type) is { } type && type.Settings.Any(setting => setting is { Name: LearningRateKey, IsRequired: true });

    /// <summary>The settings but the learning rate.</summary>
    public IEnumerable<SettingValue> OtherSettings => Part.Settings.Where(setting => setting.Name != LearningRateKey);

    /// <summary>The same with another learning rate; groups keep their own.</summary>
    public OptimizerSpecification WithLearningRate(double rate) =>
        this with { Part = Part with { Settings = [new(LearningRateKey, rate), .. OtherSettings] } };

    internal static OptimizerSpecification Read(StrictObject settings)
    {
        var type = PartCatalog.Optimizers.Named(settings.Required("type"));
        settings.Only(["type", .. type.SettingNames, GroupsKey]);
        return new(new(type.Name, type.Read(settings)), [.. (settings.Optional(GroupsKey)?.Items(0, MaximumGroups) ?? []).Select(group => GroupSpecification.Read(group.Object(), type))]);
    }

    internal JsonObject ToJson() => AddGroups(Part.ToJson());

    /// <summary>The settings but the learning rate, with the groups, as JSON.</summary>
    public JsonObject OtherSettingsToJson() => AddGroups(PartSpecification.Write([], OtherSettings));

    private JsonObject AddGroups(JsonObject json)
    {
        if (Groups.Count > 0)
            json[GroupsKey] = new JsonArray([.. Groups.Select(group => group.ToJson())]);
        return json;
    }
}
