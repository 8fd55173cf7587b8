using ChainRule.Tensors;

namespace ChainRule.Workbench.Data;

/// <summary>Data in a table.</summary>
public sealed record TableData(string Name, Table Table) : LoadedData(Name)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => Table.Notes;

    /// <summary>The validation rows are drawn first, so that the preparation is fitted to the others.</summary>
    public override DataSplit Split(SplitOptions options)
    {
        var plan = new PreparationPlan(Table, options.Preparation ?? new());
        int[] rows = [.. plan.Rows];
        new RandomSource(options.Seed, "split").Shuffle(rows);
        var count = options.Validation <= 0 ? 0 : Math.Clamp((int)Math.Round(options.Validation * rows.Length), 1, Math.Max(1, rows.Length - 1));

        var preparation = plan.Fit(rows[count..]);
        return new(preparation.Apply(Table, rows[count..]), count == 0 ? null : preparation.Apply(Table, rows[..count]), null, preparation);
    }
}
