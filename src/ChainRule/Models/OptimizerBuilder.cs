using System.Reflection;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;

namespace ChainRule.Models;

/// <summary>Builds an optimizer with its parameter groups, each of which overrides some of the optimizer's settings.</summary>
internal sealed class OptimizerBuilder(IReadOnlyList<Parameter> parameters, Func<string, Location> locate)
{
    /// <summary>The network's optimizer; null where it has none.</summary>
    /// <exception cref="InputException">a setting is wrong, or what only an optimizer could follow is there without one</exception>
    public Optimizer? Make(NetworkSpecification network)
    {
        if (network.Optimizer is { } optimizer)
            return Make(optimizer, network.Schedule, network.Clip);
        if (network.Schedule is not null)
            throw locate(SpecificationKeys.Schedule).Refuse("there is no optimizer whose learning rate could follow it", "add \"optimizer\", or leave schedule out");
        return network.Clip is null ? null : throw locate(SpecificationKeys.Clip).Refuse("there is no optimizer whose gradients could be clipped", "add \"optimizer\", or leave clip out");
    }

    private Optimizer Make(OptimizerSpecification specification, ScheduleSpecification? schedule, ClippingSpecification? clip)
    {
        var location = locate(SpecificationKeys.Optimizer);
        var whole = schedule?.Make(locate(SpecificationKeys.Schedule));
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

        return new(group.Parameters, Make(group.Over(part), group.Schedule?.Make(at.Member(SpecificationKeys.Schedule)) ?? whole, at));
    }

    private static Optimizer Make(PartSpecification part, Schedule? schedule, Location location)
    {
        var type = PartCatalog.Optimizers.Named(part.Type, location.Member("type"));
        if (new OptimizerSpecification(part, []).LacksLearningRate)
            throw location.Refuse($"\"{OptimizerSpecification.LearningRateKey}\" is missing", "write one, such as \"learning_rate\": 0.1");
        var optimizer = (Optimizer)type.Make(part, location);
        Initialize(optimizer, nameof(Optimizer.Schedule), schedule);
        return optimizer;
    }

    // An object initializer cannot be written for a type that is only known at run time.
    private static void Initialize(Optimizer optimizer, string property, object? value) =>
        typeof(Optimizer).GetProperty(property)!.SetValue(optimizer, value, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);
}
