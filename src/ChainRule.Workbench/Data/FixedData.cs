using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data;

/// <summary>Data that are numbers already: a built-in set, or IDX files.</summary>
public sealed record FixedData(string Name, Dataset Train, Dataset? Test) : LoadedData(Name)
{
    /// <summary>Where the test is the training set itself (xor), nothing is held back: it is the validation, too.</summary>
    public override DataSplit Split(SplitOptions options)
    {
        if (options.Preparation?.Said is { } option)
            throw new InputException(Name, null, "the data have no columns", $"leave {option} out, which is for tables");
        if (options.Validation <= 0 || ReferenceEquals(Train, Test))
            return new(Train, options.Validation <= 0 ? null : Train, Test, null);
        if (Train.Count < 2)
            throw new InputException(Name, null, "one row cannot be divided", "give more rows, or --validation 0");
        var classes = Train.Targets.Type == DType.Int64 ? new RowClasses(ClassNames.Of(Train.Classes, Train.ClassCount), Train.Targets) : null;
        var split = RowSplit.Of([.. Enumerable.Range(0, Train.Count)], classes, options);
        var validation = split.Validation.Length == 0 ? null : Train.Select(split.Validation);
        return new(Train.Select(split.Train), validation, Test, null) { Kind = split.Kind, Notes = split.Notes };
    }
}
