using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data;

/// <summary>Data of its own to judge a model by at the end, like those that it learns from.</summary>
internal static class SeparateTest
{
    /// <summary>The split with this test, in place of one that the data brought along.</summary>
    /// <exception cref="InputException">the test is of another kind, lacks a column, or has other classes</exception>
    public static PreparedData AddTo(PreparedData split, LoadedData data, LoadedData test)
    {
        var (rows, note) = (data, test) switch
        {
            (TableData learnt, TableData judged) => ((BatchSource)OfTable(learnt.Table, judged.Table, split.Preparation!), split.Preparation!.UnseenIn(judged.Table)),
            (SampleData, SampleData judged) => OfSets(split.Sets.Train, judged),
            (_, UnlabelledPictures pictures) => throw pictures.Unlabelled(),
            _ => throw new InputException(test.Name, null, "one of the test and the data to learn from is a table, and the other is not", "name a test of the same kind"),
        };
        return split with { Sets = split.Sets with { Test = rows }, Notes = note is null ? split.Notes : [.. split.Notes, note] };
    }

    private static Dataset OfTable(Table learnt, Table judged, Preparation preparation)
    {
        if (!learnt.HasHeader && learnt.Columns.Count != judged.Columns.Count)
            throw new InputException(judged.File, null, FormattableString.Invariant($"there are {judged.Columns.Count} columns without names, and {learnt.File} has {learnt.Columns.Count}"), "the test must have the same columns");
        var rows = preparation.Apply(judged);
        return rows.Count > 0 ? rows : throw new InputException(judged.File, null, "no row is left to judge by", "fill in the values that are missing");
    }

    private static (BatchSource Rows, string? Note) OfSets(BatchSource learnt, SampleData judged)
    {
        var rows = judged.Judged;
        if (rows.InputShape != learnt.InputShape)
            throw new InputException(judged.Name, null, $"samples have the shape {rows.InputShape}", $"those to learn from have {learnt.InputShape}");
        var note = SameClasses.Check(judged.Name, rows.Classes, learnt.Classes);
        return (rows.Named(learnt.Classes), note);
    }
}
