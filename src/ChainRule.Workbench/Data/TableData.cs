using ChainRule.Data;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Data.Weights;

namespace ChainRule.Workbench.Data;

/// <summary>Data in a table.</summary>
public sealed record TableData(string Name, Table Table) : LoadedData(Name)
{
    /// <summary>The validation rows are chosen first, so that the preparation is fitted to the others.</summary>
    public override PreparedData Split(SplitOptions options)
    {
        var plan = new PreparationPlan(Table, Learning(options));
        var weights = RowWeights.Of(Table, options.Preparation ?? new());
        if (plan.Series is { } series)
        {
            var parts = SeriesSplit.Of(Name, series, options.Preparation!.Windows!, options);
            return OfSeries(parts, plan.Fit(parts.Learnt), weights, plan.Notes());
        }

        int[] rows = weights?.Counting(plan.Rows) ?? [.. plan.Rows];
        var classes = plan.FitTarget(rows) is ClassTarget target
            ? new RowClasses(target.Classes, target.Places(Table, rows))
            : null;
        var split = RowSplit.Of(rows, classes, options, Groups(rows, options));
        return Prepared(split, plan.Fit(split.Train), weights, plan.Notes());
    }

    /// <summary>Divides rows that a preparation fitted to other rows makes inputs.</summary>
    /// <param name="options">how to divide them; with a new target, also which column it is</param>
    /// <param name="fitted">the preparation</param>
    /// <param name="newTarget">whether the target is fitted to this table</param>
    /// <exception cref="InputException">a column is missing, a cell is wrong, or there are classes that the preparation does not know</exception>
    internal PreparedData Split(SplitOptions options, Preparation fitted, bool newTarget)
    {
        var preparation = newTarget ? fitted with { Target = NewTarget.Of(Table, options.Preparation ?? new()) } : fitted;
        if (fitted.Windows is null && fitted.Columns.Select(column => column.Name).Intersect(preparation.Target.Names).FirstOrDefault() is { } both)
            throw new InputException(Name, $"column \"{both}\"", "the model learns from it, so it cannot be the target", "name another with --target");
        var weights = RowWeights.Of(Table, options.Preparation ?? new());
        string[] notes = preparation.UnseenIn(Table) is { } unseen ? [unseen] : [];
        if (preparation.Windows is { } windows)
        {
            return preparation.Target is NumberTargets
                ? OfSeries(SeriesSplit.Of(Name, new(Table, windows), windows, options), preparation, weights, notes)
                : throw new InputException(Name, $"column \"{preparation.Target.Names[0]}\"", "a time series predicts numbers", "name another with --target");
        }

        int[] rows = [.. preparation.RowsWithTarget(Table)];
        rows = weights?.Counting(rows) ?? rows;
        if (rows.Length < 2)
            throw new InputException(Name, null, $"{(rows.Length == 0 ? "no row is" : "one row is")} left to train on", "training needs at least two");
        var classes = preparation.Target is ClassTarget target ? new RowClasses(target.Classes, target.Places(Table, rows, "let --new-head draw the last layer anew for them")) : null;
        return Prepared(RowSplit.Of(rows, classes, options, Groups(rows, options)), preparation, weights, notes);
    }

    // What tells the groups apart says nothing about rows of others.
    private PreparationOptions Learning(SplitOptions options)
    {
        var preparation = options.Preparation ?? new();
        if (options.Group is not { } group || ColumnNames.Places(Table, preparation.Columns).Contains(ColumnNames.Place(Table, group)))
            return preparation;
        if (ColumnNames.Places(Table, preparation.Targets).Contains(Table.Find(group)))
            throw Table.Fault(Table.Find(group), "it is both the target and --group", "choose another column for one of them");
        return preparation with { Ignore = [.. preparation.Ignore, group] };
    }

    // Rows with equal words are of one group.
    private int[]? Groups(int[] rows, SplitOptions options)
    {
        if (options.Group is not { } name)
            return null;
        var column = ColumnNames.Place(Table, name);
        if (rows.Select(row => (int?)row).FirstOrDefault(row => Table.IsMissing(row!.Value, column)) is { } lacking)
            throw Table.Fault(lacking, column, Table.NoValue(lacking, column), "say which group the row is in, or leave --group out");
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Select(row => known.TryGetValue(Table[row, column], out var group) ? group : known[Table[row, column]] = known.Count)];
    }

    private PreparedData OfSeries(SeriesSplit split, Preparation preparation, RowWeights? weights, IEnumerable<string> notes) =>
        Prepared(weights is null ? split.Samples : split.Samples with { Train = weights.Counting(split.Samples.Train) }, preparation, weights, notes);

    private PreparedData Prepared(RowSplit split, Preparation preparation, RowWeights? weights, IEnumerable<string> notes)
    {
        var judged = new[] { split.Test, split.Validation, split.Train }.First(rows => rows.Length > 0);
        var train = preparation.Load(Table, split.Train);
        if (weights is not null)
            train = train.Weighted(weights.For(preparation.RowsWithTarget(Table, split.Train)));
        return new(new(train, Load(split.Validation), Load(split.Test)), new(Name, preparation.RowsWithTarget(Table, judged), Table), preparation)
        {
            Kind = split.Kind,
            Notes = [.. notes, .. weights is null ? Array.Empty<string>() : [weights.Note()], .. split.Notes],
        };

        BatchSource? Load(int[] rows) => rows.Length == 0 ? null : preparation.Load(Table, rows);
    }
}
