namespace ChainRule.Layers;

/// <summary>Freezes parts of a model, named by patterns.</summary>
public static class Freezing
{
    /// <summary>Freezes the parameters and running statistics whose paths match: <c>model.Freeze("0.*", "*.bias")</c>.</summary>
    /// <param name="model">the model whose parameters they are</param>
    /// <param name="patterns">paths, in which * stands for any characters</param>
    /// <exception cref="ArgumentException">a pattern matches nothing; the model is unchanged</exception>
    public static void Freeze(this Layer model, params IReadOnlyList<string> patterns) => model.Set(patterns, isFrozen: true);

    /// <summary>Unfreezes the parameters and running statistics whose paths match.</summary>
    /// <inheritdoc cref="Freeze"/>
    public static void Unfreeze(this Layer model, params IReadOnlyList<string> patterns) => model.Set(patterns, isFrozen: false);

    private static void Set(this Layer model, IReadOnlyList<string> patterns, bool isFrozen)
    {
        var state = model.State;
        if (patterns.FirstOrDefault(pattern => !state.Any(parameter => parameter.Matches(pattern))) is { } unknown)
            throw new ArgumentException($"\"{unknown}\" matches no parameter; there are {ParameterNames.List(state)}.", nameof(patterns));
        foreach (var parameter in state.Where(parameter => patterns.Any(parameter.Matches)))
            parameter.IsFrozen = isFrozen;
    }
}
