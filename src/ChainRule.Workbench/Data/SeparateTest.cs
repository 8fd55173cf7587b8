using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data;

/// <summary>A test set of its own, like the data to learn from.</summary>
internal static class SeparateTest
{
    /// <summary>The split with this test set, in place of the one that came with the data, if any.</summary>
    public static PreparedData AddTo(PreparedData split, LoadedData data, LoadedData test)
    {
        var (rows, note) = (data, test) switch
        {
            (TableData learnt, TableData judged) => ((BatchSource)OfTable(learnt.Table, judged.Table, split.Preparation!), split.Preparation!.UnseenIn(judged.Table)),
            (SampleData, SampleData judged) => OfSets(split.Sets.Train, judged),
            (_, UnlabelledPictures pictures) => throw pictures.Unlabelled(),
            _ => throw new InputException(test.Name, null, "only one of the training and the test data is a table", "name test data of the same kind"),
        };
        var origin = new SampleOrigin(test.Name, test is TableData table ? split.Preparation!.RowsWithTarget(table.Table) : null, (test as TableData)?.Table, (test as SampleData)?.Pictures?.Judged);
        return split with { Sets = split.Sets with { Test = rows }, Judged = origin, Notes = [.. split.Notes, .. test.Notes, .. note is null ? Array.Empty<string>() : [note]] };
    }

    private static Dataset OfTable(Table learnt, Table judged, Preparation preparation)
    {
        if (!learnt.HasHeader && learnt.Columns.Count != judged.Columns.Count)
            throw new InputException(judged.File, null, $"there are {judged.Columns.Count} columns without names, but {learnt.File} has {learnt.Columns.Count}", "the test must have the same columns");
        var rows = preparation.Apply(judged);
        return rows.Count > 0 ? rows : throw new InputException(judged.File, null, "no row is left to judge by", "fill in the missing values");
    }

    private static (BatchSource Rows, string? Note) OfSets(BatchSource learnt, SampleData test)
    {
        var rows = test.Judged;
        if (rows.InputShape != learnt.InputShape)
            throw new InputException(test.Name, null, $"samples have the shape {rows.InputShape}", $"the training samples have {learnt.InputShape}");
        var note = SameClasses.Check(test.Name, rows.Classes, learnt.Classes);
        return (rows.Named(learnt.Classes), note);
    }
}
