using ChainRule.Data;
using Spectre.Console;

namespace ChainRule.Cli;

/// <summary>A line on a console, with names in it that may hold anything.</summary>
internal static class PrintedLine
{
    // Standing nearer to the rest of the command than the extension of the same name in Spectre.Console, it is what console.WriteLine(text) means there.
    public static void WriteLine(this IAnsiConsole console, string text)
    {
        console.Write(new Text(Printable.Text(text)));
        console.WriteLine();
    }
}
