using System.Globalization;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Comparisons;

/// <summary>A number of every run.</summary>
/// <param name="Name">as files have it: test_loss</param>
/// <param name="Values">NaN where a run has none</param>
/// <param name="IsHigherBetter">null if no number is better than another</param>
public sealed record ComparedFigure(string Name, IReadOnlyList<double> Values, bool? IsHigherBetter)
{
    private static readonly string[] Sets = ["lowest_", "train_", "validation_", "test_"];

    /// <summary>Whether no run has a better number, and some have a worse one.</summary>
    public bool IsBest(int run)
    {
        double[] known = [.. Values.Where(double.IsFinite)];
        return IsHigherBetter is { } isHigher && known.Length > 1 && known.Min() < known.Max() && Values[run] == (isHigher ? known.Max() : known.Min());
    }

    /// <summary>The name for people.</summary>
    public string Heading => Name == "seconds" ? "time" : Name[..^OfSet(Name).Length].Replace('_', ' ') + Figures.Heading(OfSet(Name));

    /// <summary>A run's number for people; a dash if it has none.</summary>
    public string Text(int run) => Values[run] switch
    {
        var value when !double.IsFinite(value) => "–",
        var value when Name == "seconds" => Figures.Duration(TimeSpan.FromSeconds(value)),
        var value when Name is "parameters" or "samples_per_second" or "epochs" or "best_epoch" => value.ToString("N0", CultureInfo.InvariantCulture),
        var value => Figures.Text(OfSet(Name), value),
    };

    /// <summary>The name without that of the set: loss.</summary>
    public static string OfSet(string name) =>
        Sets.Aggregate(name, (rest, set) => rest.StartsWith(set, StringComparison.Ordinal) ? rest[set.Length..] : rest);
}
