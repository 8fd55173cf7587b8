using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Specifications;

namespace ChainRule.Models;

/// <summary>Freezes the parameters that a network's patterns name.</summary>
internal static class Freezer
{
    /// <summary>Applies the patterns in order; refuses one that matches nothing, and a network with nothing left to train.</summary>
    public static void Apply(ValueList<TrainablePattern> patterns, Layer model, Location location)
    {
        foreach (var (pattern, isTrainable) in patterns)
        {
            if (!model.State.Any(parameter => parameter.Matches(pattern)))
                throw location.Refuse($"the pattern \"{pattern}\" matches no parameter", "there are " + ParameterNames.List(model.Parameters));
            if (isTrainable)
                model.Unfreeze(pattern);
            else
                model.Freeze(pattern);
        }

        if (patterns.Count > 0 && model.Parameters is { Count: > 0 } parameters && parameters.All(parameter => parameter.IsFrozen))
            throw location.Refuse("no parameter is left to train", "freeze fewer of them");
    }

    /// <summary>Refuses the schedule of a group whose parameters are all frozen.</summary>
    public static void RefuseIdleSchedules(OptimizerSpecification? optimizer, Layer model, Location location)
    {
        foreach (var (i, group) in (optimizer?.Groups ?? []).Index())
        {
            if (group.Schedule is not null && model.Parameters.Where(parameter => group.Parameters.Any(parameter.Matches)).All(parameter => parameter.IsFrozen))
                throw location.Member(OptimizerSpecification.GroupsKey).Item(i).Member(SpecificationKeys.Schedule).Refuse("all parameters of the group are frozen, so there is no learning rate to change", "leave it out, or train some of them");
        }
    }
}
