namespace ChainRule.Diagnoses;

/// <summary>The illnesses that are looked for.</summary>
public static class Illnesses
{
    /// <summary>All of them, those that bring about others first.</summary>
    public static IReadOnlyList<Illness> All { get; } =
    [
        new SoftmaxTwice(),
        new UnscaledData(),
        new ShuffledLabels(),
        new UnbalancedClasses(),
        new ExplodingGradients(),
        new LearningRateTooHigh(),
        new DeadRelus(),
        new SaturatedUnits(),
        new VanishingGradients(),
        new LearningRateTooLow(),
        new UpdatesOutOfRange(),
        new UnlearnableBatch(),
        new OverFitting(),
        new LossOfGuessing(),
    ];
}
