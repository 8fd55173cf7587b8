using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>An explanation as text: in a terminal as wide as that, and coloured.</summary>
internal static class ExplanationView
{
    // A wide terminal shows longer lines than a file has, as long as the eye still finds the next line.
    private const int MostColumns = 110;

    public static void Write(IAnsiConsole console, Explanation explanation, RenderingOptions options)
    {
        options = options with { Width = Math.Min(MostColumns, console.Profile.Width) };
        foreach (var line in ExplanationWriter.Lines(explanation, options))
        {
            var paragraph = new Paragraph();
            foreach (var span in line.Spans)
                paragraph.Append(span.Text, StyleOf(span.Tone));
            console.Write(paragraph);
            console.WriteLine();
        }
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Heading => new(decoration: Decoration.Bold),
        Tone.Quantity => new(Color.Teal),
        Tone.Value => new(Color.Green),
        Tone.Remark => new(Color.Olive),
        Tone.Faint => new(Color.Grey),
        _ => Style.Plain,
    };
}
