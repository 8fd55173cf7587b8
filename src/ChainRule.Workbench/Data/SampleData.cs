using ChainRule.Data;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data;

/// <summary>Data that are numbers already: a built-in set, IDX files, or pictures.</summary>
public sealed record SampleData(string Name, DataSets Sets) : LoadedData(Name)
{
    /// <summary>The files that the samples were; null if they were no files of pictures.</summary>
    public PictureOrigin? Pictures { get; init; }

    /// <summary>The samples to judge by: the test set, if there is one.</summary>
    public BatchSource Judged => Sets.Test ?? Sets.Train;

    /// <summary>Where the test set is the training set (xor), nothing is held back: it validates, too. So does a validation set that is there already. A fold takes the test set's place.</summary>
    public override PreparedData Split(SplitOptions options)
    {
        var split = Divided(options);
        return split with { Pictures = Pictures?.Preparation, Notes = [.. Notes, .. split.Notes] };
    }

    private PreparedData Divided(SplitOptions options)
    {
        var train = Sets.Train;
        if (options.Preparation?.FirstOfTables is { } option)
            throw new InputException(Name, null, "the data has no columns", $"leave {option} out, which is for tables");
        if (options.Group is not null)
            throw new InputException(Name, null, "the data has no columns", "leave --group out, which is for tables");
        if (options.Fold is null && (options.Validation <= 0 || ReferenceEquals(train, Sets.Test)))
            return new(Sets with { Validation = options.Validation <= 0 ? null : train }, new(Name, Files: Pictures?.Judged));
        if (options.Fold is null && Sets.Validation is not null)
            return new(Sets, new(Name, Files: Sets.Test is null ? null : Pictures?.Judged));
        if (train.Count < 2)
            throw new InputException(Name, null, "one row cannot be divided", "give more rows, or --validation 0");
        var classes = train.HasClasses ? new RowClasses(ClassNames.Of(train.Classes, train.ClassCount), train.LoadTargets().Span<long>().ToArray()) : null;
        var split = RowSplit.Of([.. Enumerable.Range(0, train.Count)], classes, options);
        var test = View(split.Test) ?? Sets.Test;
        var judged = split.Test.Length > 0 ? split.Test : test is not null ? null : split.Validation.Length > 0 ? split.Validation : split.Train;
        return new(new(train.View(split.Train), View(split.Validation), test), new(Name, judged, Files: split.Test.Length > 0 || Sets.Test is null ? Pictures?.Train : Pictures?.Judged)) { Kind = split.Kind, Notes = split.Notes };

        BatchSource? View(int[] rows) => rows.Length == 0 ? null : train.View(rows);
    }
}
