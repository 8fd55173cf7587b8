using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Workbench.Specifications;
using ChainRule.Workbench.Specifications.Parts;

namespace ChainRule.Workbench.Networks;

/// <summary>Builds an optimizer with its parameter groups, each of which overrides some of the optimizer's settings.</summary>
internal sealed class OptimizerBuilder(IReadOnlyList<Parameter> parameters, Func<string, Location> locate)
{
    public Optimizer Make(OptimizerSpecification specification, ScheduleSpecification? schedule, ClippingSpecification? clip)
    {
        var location = locate(SpecificationReader.OptimizerKey);
        var whole = schedule?.Make(locate(SpecificationReader.ScheduleKey));
        var optimizer = Make(specification.Part, whole, location);
        Initialize(optimizer, nameof(Optimizer.Groups), specification.Groups.Select((group, i) => Make(group, specification.Part, whole, location.Member(OptimizerSpecification.GroupsKey).Item(i))).ToArray());
        Initialize(optimizer, nameof(Optimizer.Links), clip is null ? Array.Empty<GradientLink>() : [clip.Make()]);
        return optimizer;
    }

    private ParameterGroup Make(GroupSpecification group, PartSpecification part, Schedule? whole, Location at)
    {
        foreach (var (i, pattern) in group.Parameters.Index())
        {
            if (!parameters.Any(parameter => parameter.Matches(pattern)))
                throw at.Member(GroupSpecification.ParametersKey).Item(i).Refuse($"\"{pattern}\" matches no parameter", "there are " + ParameterNames.List(parameters));
        }

        return new(group.Parameters, Make(group.Over(part), group.Schedule?.Make(at.Member(SpecificationReader.ScheduleKey)) ?? whole, at));
    }

    private static Optimizer Make(PartSpecification part, Schedule? schedule, Location location)
    {
        var type = PartCatalog.Optimizers.Named(part.Type, location.Member("type"));
        if (part[OptimizerSpecification.LearningRateKey] is null && type.Settings.Any(setting => setting is { Name: OptimizerSpecification.LearningRateKey, IsRequired: true }))
            throw location.Refuse($"\"{OptimizerSpecification.LearningRateKey}\" is missing", location.File == NetworkOptions.Source ? $"add --learning-rate 0.1, or write \"{part.Type} 0.1\"" : "write one, such as \"learning_rate\": 0.1");
        var optimizer = (Optimizer)type.Make(part, location);
        Initialize(optimizer, nameof(Optimizer.Schedule), schedule);
        return optimizer;
    }

    // An object initializer cannot be written for a type that is only known at run time.
    private static void Initialize(Optimizer optimizer, string property, object? value) =>
        typeof(Optimizer).GetProperty(property)!.SetValue(optimizer, value);
}
