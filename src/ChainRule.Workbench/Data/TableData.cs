namespace ChainRule.Workbench.Data;

/// <summary>Data in a table.</summary>
public sealed record TableData(string Name, Table Table) : LoadedData(Name)
{
    /// <summary>The validation rows are chosen first, so that the preparation is fitted to the others.</summary>
    public override DataSplit Split(SplitOptions options)
    {
        var preparationOptions = options.Preparation ?? new();
        int[] rows = preparationOptions.Missing == MissingPolicy.Drop ? Table.CompleteRows() : [.. Enumerable.Range(0, Table.RowCount)];
        var split = RowSplit.Of(rows, ClassesOf(rows, preparationOptions), options);

        var preparation = Preparation.Fit(Table, preparationOptions, split.Train);
        var validation = split.Validation.Length == 0 ? null : preparation.Apply(Table, split.Validation);
        return new(preparation.Apply(Table, split.Train), validation, null, preparation) { Notes = split.Notes };
    }

    private RowClasses? ClassesOf(int[] rows, PreparationOptions options) =>
        PreparationFitting.FitTarget(Table, options, rows) is ClassTarget target
            ? new(target.Classes, target.Apply(Table, Table.Find(target.Name), rows))
            : null;
}
