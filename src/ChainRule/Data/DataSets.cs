namespace ChainRule.Data;

/// <summary>The samples for training, for validation and for the test.</summary>
/// <param name="Train">what to learn from</param>
/// <param name="Validation">what to judge by after each epoch; null if there is none</param>
/// <param name="Test">kept apart for the final judgement; null if there is none</param>
public sealed record DataSets(BatchSource Train, BatchSource? Validation = null, BatchSource? Test = null)
{
    /// <summary>The training set and the test set.</summary>
    public void Deconstruct(out BatchSource train, out BatchSource? test) => (train, test) = (Train, Test);

    /// <summary>Every set that exists, with its name: train, validation, test.</summary>
    public IEnumerable<(string Name, BatchSource Samples)> Named()
    {
        yield return ("train", Train);
        if (Validation is not null)
            yield return ("validation", Validation);
        if (Test is not null)
            yield return ("test", Test);
    }
}
