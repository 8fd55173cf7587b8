using ChainRule.Workbench.Reporting.Comparisons;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>Runs across, their figures and the settings in which they differ down.</summary>
internal static class ComparisonView
{
    private const string Best = " *";

    public static void Write(IAnsiConsole console, RunComparison comparison)
    {
        if (comparison.Warning is { } warning)
            console.WriteLabelled("warning  ", warning.English.Split(' '));
        var names = comparison.Runs.Select(run => run.Name).ToArray();
        if (comparison.Differences is { Count: > 0 } differences)
        {
            var settings = Tables.New(["setting", .. names]);
            foreach (var (name, values) in differences)
                settings.Add([Figures.Heading(name), .. values]);
            console.Write(settings);
        }

        var figures = Tables.New("").AddRight(names);
        figures.Add(["ended", .. comparison.Runs.Select(run => Figures.Heading(run.Ending))]);
        foreach (var figure in comparison.Figures)
            figures.Add([figure.Heading, .. names.Select((_, run) => figure.Text(run) + (figure.IsBest(run) ? Best : ""))]);
        console.Write(figures);
        if (comparison.Figures.Any(figure => names.Index().Any(run => figure.IsBest(run.Index))))
            console.WriteLabelled("", "*", "the best");
    }
}
