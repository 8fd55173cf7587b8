namespace ChainRule.Data;

/// <summary>What to learn from, what to watch while learning, and what to judge by at the end.</summary>
/// <param name="Train">the samples to learn from</param>
/// <param name="Validation">samples to judge by after each epoch; null without any</param>
/// <param name="Test">samples kept apart for the final judgement; null without any</param>
public sealed record DataSets(BatchSource Train, BatchSource? Validation = null, BatchSource? Test = null)
{
    /// <summary>The samples to learn from, and those to judge by at the end.</summary>
    public void Deconstruct(out BatchSource train, out BatchSource? test) => (train, test) = (Train, Test);

    /// <summary>Every set that there is, by name: train, validation, test.</summary>
    public IEnumerable<(string Name, BatchSource Samples)> Named()
    {
        yield return ("train", Train);
        if (Validation is not null)
            yield return ("validation", Validation);
        if (Test is not null)
            yield return ("test", Test);
    }
}
