using ChainRule.Data;

namespace ChainRule.Workbench.Data;

/// <summary>Data that are numbers already: a built-in set, or IDX files.</summary>
public sealed record FixedData(string Name, Dataset Train, Dataset? Test) : LoadedData(Name)
{
    /// <summary>Where the test is the training set itself (xor), nothing is drawn: it is the validation, too.</summary>
    public override DataSplit Split(SplitOptions options)
    {
        if (options.Preparation?.Target is { } target)
            throw new InputException(Name, null, $"the data have no column \"{target}\"", "a target column is for CSV files");
        if (options.Validation <= 0 || ReferenceEquals(Train, Test))
            return new(Train, options.Validation <= 0 ? null : Train, Test, null);
        if (Train.Count < 2)
            throw new InputException(Name, null, "one row cannot be divided", "give more rows, or --validation 0");
        var (train, validation) = Train.Split(options.Validation, options.Seed);
        return new(train, validation, Test, null);
    }
}
