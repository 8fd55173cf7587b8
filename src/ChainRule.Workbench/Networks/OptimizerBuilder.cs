using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Workbench.Specifications;
using ChainRule.Workbench.Specifications.Parts;

namespace ChainRule.Workbench.Networks;

/// <summary>Builds an optimizer with its parameter groups, each of which overrides some of the optimizer's settings.</summary>
internal sealed class OptimizerBuilder(IReadOnlyList<Parameter> parameters, Location location)
{
    public Optimizer Make(OptimizerSpecification specification, ClippingSpecification? clip)
    {
        var optimizer = Make(specification.Part, location);
        Initialize(optimizer, nameof(Optimizer.Groups), specification.Groups.Select((group, i) => Make(group, specification.Part, location.Member(OptimizerSpecification.GroupsKey).Item(i))).ToArray());
        Initialize(optimizer, nameof(Optimizer.Links), clip is null ? Array.Empty<GradientLink>() : [clip.Make()]);
        return optimizer;
    }

    private ParameterGroup Make(GroupSpecification group, PartSpecification part, Location at)
    {
        foreach (var (i, pattern) in group.Parameters.Index())
        {
            if (!parameters.Any(parameter => parameter.Matches(pattern)))
                throw at.Member(GroupSpecification.ParametersKey).Item(i).Refuse($"\"{pattern}\" matches no parameter", "there are " + ParameterNames.List(parameters));
        }

        return new(group.Parameters, Make(group.Over(part), at));
    }

    private static Optimizer Make(PartSpecification part, Location location)
    {
        var type = PartCatalog.Optimizers.Named(part.Type, location.Member("type"));
        if (part[OptimizerSpecification.LearningRateKey] is null && type.Settings.Any(setting => setting is { Name: OptimizerSpecification.LearningRateKey, IsRequired: true }))
            throw location.Refuse($"\"{OptimizerSpecification.LearningRateKey}\" is missing", location.File == NetworkOptions.Source ? $"add --learning-rate 0.1, or write \"{part.Type} 0.1\"" : "write one, such as \"learning_rate\": 0.1");
        return (Optimizer)type.Make(part, location);
    }

    // An object initializer cannot be written for a type that is only known at run time.
    private static void Initialize(Optimizer optimizer, string property, object? value) =>
        typeof(Optimizer).GetProperty(property)!.SetValue(optimizer, value);
}
