using System.Text.Json.Nodes;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Workbench.Choosing;

/// <summary>The figures of all folds, with their means and how far they are spread.</summary>
public sealed record FoldTable(IReadOnlyList<FoldResult> Folds)
{
    /// <summary>The names of the figures, the most important first.</summary>
    public IReadOnlyList<string> Names => [.. Folds[0].Figures.Select(figure => figure.Name)];

    /// <summary>Of each figure, m = Σ x / n.</summary>
    public IReadOnlyList<double> Means => Each(values => values.Average());

    /// <summary>Of each figure, the standard deviation s = √(Σ (x − m)² / (n − 1)).</summary>
    public IReadOnlyList<double> Deviations => Each(values => Math.Sqrt(values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Length - 1)));

    /// <summary>A row for each fold, then the means and the deviations.</summary>
    public JsonArray ToJson() => new([.. Folds.Select(fold => fold.ToJson()), MeansToJson(), DeviationsToJson()]);

    public JsonObject MeansToJson() => Summary("mean", Means);

    public JsonObject DeviationsToJson() => Summary("standard_deviation", Deviations);

    private JsonObject Summary(string what, IReadOnlyList<double> values) =>
        new([KeyValuePair.Create("fold", (JsonNode?)what), .. Names.Zip(values, (name, value) => KeyValuePair.Create(name, Reports.Number(value)))]);

    private double[] Each(Func<double[], double> of) => [.. Names.Select((_, figure) => of([.. Folds.Select(fold => fold.Figures[figure].Value)]))];
}
