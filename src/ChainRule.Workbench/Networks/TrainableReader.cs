using ChainRule.Layers;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads which parameters are trained, by patterns of their paths, of which a later one goes over those before: <c>{"0.*": false, "0.bias": true}</c>.</summary>
internal static class TrainableReader
{
    public const string Key = "trainable";

    /// <summary>Freezes what the patterns say; one that matches nothing is refused, and so is a network with nothing left to train.</summary>
    public static void Apply(StrictValue value, Layer model)
    {
        foreach (var (pattern, isTrainable) in value.Object().Members)
        {
            if (!model.State.Any(parameter => parameter.Matches(pattern)))
                throw isTrainable.Refuse("the pattern matches no parameter", "there are " + ParameterNames.List(model.Parameters));
            if (isTrainable.Boolean())
                model.Unfreeze(pattern);
            else
                model.Freeze(pattern);
        }

        if (model.Parameters is { Count: > 0 } parameters && parameters.All(parameter => parameter.IsFrozen))
            throw value.Refuse("no parameter is left to train", "let one of the patterns be true, or leave one out");
    }
}
