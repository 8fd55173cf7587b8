using System.Text.Json.Nodes;
using ChainRule.Formats;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Specifications.Parts;

namespace ChainRule.Specifications;

/// <summary>Parameters for which some of an optimizer's settings differ.</summary>
/// <param name="Parameters">patterns of paths, in which * stands for any characters</param>
/// <param name="Settings">the settings that differ</param>
/// <param name="Schedule">the group's own schedule; null for that of the whole optimizer</param>
public sealed record GroupSpecification(ValueList<string> Parameters, ValueList<SettingValue> Settings, ScheduleSpecification? Schedule = null)
{
    internal const string ParametersKey = "parameters";

    private const int MaximumPatterns = 1000;

    internal static GroupSpecification Of(ParameterGroup group, Optimizer optimizer)
    {
        if (group.Optimizer.GetType() != optimizer.GetType())
            throw new ArgumentException($"The network format has groups of one type of optimizer, not {group.Optimizer.GetType().Name} within {optimizer.GetType().Name}.", nameof(group));
        var type = PartCatalog.TypeOf(optimizer.GetType());
        var schedule = group.Optimizer.Schedule == optimizer.Schedule ? null : group.Optimizer.Schedule ?? new ConstantSchedule();
        return new([.. group.Patterns], [.. type.SettingsOf(group.Optimizer).Except(type.SettingsOf(optimizer))], ScheduleSpecification.Of(schedule));
    }

    internal static GroupSpecification Read(StrictObject group, PartType type)
    {
        group.Only([ParametersKey, .. type.SettingNames, SpecificationKeys.Schedule]);
        return new(
            [.. group.Required(ParametersKey).Items(1, MaximumPatterns).Select(pattern => pattern.Text())],
            type.Read(group),
            group.Optional(SpecificationKeys.Schedule) is { } schedule ? ScheduleSpecification.Read(schedule) : null);
    }

    /// <summary>The group's own optimizer: these settings over those of the whole one.</summary>
    internal PartSpecification Over(PartSpecification part) =>
        part with { Settings = [.. Settings, .. part.Settings.ExceptBy(Settings.Select(setting => setting.Name), setting => setting.Name)] };

    internal JsonObject ToJson()
    {
        var json = PartSpecification.Write(new() { [ParametersKey] = new JsonArray([.. Parameters.Select(pattern => (JsonNode)pattern)]) }, Settings);
        if (Schedule is not null)
            json[SpecificationKeys.Schedule] = Schedule.ToJson();
        return json;
    }
}
