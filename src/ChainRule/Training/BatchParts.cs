namespace ChainRule.Training;

/// <summary>What a step reads of a batch, in its order: the inputs, the weights of the samples if they have any, the target.</summary>
internal readonly struct BatchParts<T>(IReadOnlyList<T> batch, bool isWeighted)
    where T : class
{
    public IEnumerable<T> Inputs => batch.SkipLast(isWeighted ? 2 : 1);

    public T? Weights => isWeighted ? batch[^2] : null;

    public T Target => batch[^1];
}
