using ChainRule.Data;
using Spectre.Console;

namespace ChainRule.Cli;

/// <summary>Prints a line that contains names, which may hold anything.</summary>
internal static class PrintedLine
{
    // In this namespace it takes precedence over Spectre.Console's extension of the same name.
    public static void WriteLine(this IAnsiConsole console, string text)
    {
        console.Write(new Text(Printable.Text(text)));
        console.WriteLine();
    }
}
