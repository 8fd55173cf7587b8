using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Data;

/// <summary>Data in a table.</summary>
public sealed record TableData(string Name, Table Table) : LoadedData(Name)
{
    /// <summary>The validation rows are chosen first, so that the preparation is fitted to the others.</summary>
    public override PreparedData Split(SplitOptions options)
    {
        var plan = new PreparationPlan(Table, options.Preparation ?? new());
        int[] rows = [.. plan.Rows];
        var classes = plan.FitTarget(rows) is ClassTarget target
            ? new RowClasses(target.Classes, target.Apply(Table, [Table.Find(target.Name)], rows).Span<long>().ToArray())
            : null;
        var split = RowSplit.Of(rows, classes, options);
        var preparation = plan.Fit(split.Train);
        var validation = split.Validation.Length == 0 ? null : preparation.Apply(Table, split.Validation);
        var judged = new SampleOrigin(Name, preparation.RowsWithTarget(Table, validation is null ? split.Train : split.Validation), Table);
        return new(new(preparation.Apply(Table, split.Train), validation), judged, preparation) { Kind = split.Kind, Notes = [.. plan.Notes(), .. split.Notes] };
    }
}
