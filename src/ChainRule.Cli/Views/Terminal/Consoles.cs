using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>For people: the terminal as it is, or else plain text as wide as a page.</summary>
internal static class Consoles
{
    public static IAnsiConsole Output
    {
        get
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
            if (Console.IsOutputRedirected)
                console.Profile.Width = Labelled.MostColumns;
            return console;
        }
    }

    /// <summary>For lines of data: as they are, except for what a terminal would obey.</summary>
    public static TextWriter Lines => Console.IsOutputRedirected ? Console.Out : new PrintableWriter(Console.Out);

    /// <summary>Whether what was written can be drawn over.</summary>
    public static bool CanRedraw(this IAnsiConsole console) => console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal;
}
