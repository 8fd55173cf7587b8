using System.Text.Json.Nodes;
using ChainRule.Formats;
using ChainRule.Schedules;
using ChainRule.Specifications.Parts;

namespace ChainRule.Specifications;

/// <summary>How a learning rate changes: <c>{"type": "cosine", "minimum": 1e-5, "warm_up": {"length": 5}}</c>.</summary>
/// <param name="Part">the schedule's type and settings</param>
/// <param name="WarmUp">what comes before it</param>
public sealed record ScheduleSpecification(PartSpecification Part, PartSpecification? WarmUp = null)
{
    internal const string WarmUpKey = "warm_up";

    /// <summary>step: step size 10, gamma 0.5, warm-up length 5</summary>
    public override string ToString()
    {
        string[] settings = [.. Part.Settings.Select(setting => setting.ToString()), .. WarmUp?.Settings.Select(setting => $"warm-up {setting}") ?? []];
        return settings.Length == 0 ? Part.Type : $"{Part.Type}: {string.Join(", ", settings).Replace("\"", "", StringComparison.Ordinal)}";
    }

    /// <summary>Describes a schedule made in C#; null where there is none.</summary>
    internal static ScheduleSpecification? Of(Schedule? schedule) =>
        schedule is null ? null : new(PartSpecification.Of(schedule), schedule.WarmUp is { } warmUp ? PartSpecification.Of(warmUp) : null);

    internal static ScheduleSpecification Read(StrictValue value)
    {
        var settings = value.Object();
        var type = PartCatalog.Schedules.Named(settings.Required("type"));
        settings.Only(["type", .. type.SettingNames, WarmUpKey]);
        return new(new(type.Name, type.Read(settings)), settings.Optional(WarmUpKey) is { } warmUp ? ReadWarmUp(warmUp.Object()) : null);
    }

    /// <summary>The same after a warm-up of this length; without a schedule, the rate then stays.</summary>
    public static ScheduleSpecification After(int warmUp, ScheduleSpecification? schedule)
    {
        var type = PartCatalog.WarmUp;
        var others = schedule?.WarmUp?.Settings.Where(setting => setting.Name != "length") ?? [];
        return new(schedule?.Part ?? PartSpecification.Of(new ConstantSchedule()), new(type.Name, [new("length", warmUp), .. others]));
    }

    /// <summary>Builds the schedule.</summary>
    /// <param name="location">its place, for messages</param>
    internal Schedule Make(Location location)
    {
        var schedule = PartCatalog.Schedules.Make(Part, location);
        return schedule with { WarmUp = WarmUp is null ? null : (WarmUp)PartCatalog.WarmUp.Make(WarmUp, location.Member(WarmUpKey)) };
    }

    /// <summary>The schedule as a network file has it.</summary>
    public JsonObject ToJson()
    {
        var json = Part.ToJson();
        if (WarmUp is not null)
            json[WarmUpKey] = PartSpecification.Write([], WarmUp.Settings);
        return json;
    }

    private static PartSpecification ReadWarmUp(StrictObject settings)
    {
        var type = PartCatalog.WarmUp;
        return new(type.Name, type.Read(settings.Only(type.SettingNames)));
    }
}
