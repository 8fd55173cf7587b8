using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChainRule.Cli.Tests;

/// <summary>What a run of the command came to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines, those that were broken to fit a page joined again.</summary>
    public string[] Unbroken => Regex.Replace(Output, @" *\r?\n +", " ").Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one line of the output that begins with this word.</summary>
    public string Line(string word) => Lines.Single(line => line.StartsWith(word + " ", StringComparison.Ordinal));

    /// <summary>The output's lines, each of which must be JSON.</summary>
    public JsonElement[] Json => [.. Lines.Select(line => JsonElement.Parse(line))];

    /// <summary>This, if the command succeeded and had nothing to complain of.</summary>
    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"exit code {ExitCode}\n{Error}\n{Output}");
        return this;
    }

    /// <summary>The one line on the error stream of a command that ended with this code and printed nothing else.</summary>
    public string Refusal(int code = 2)
    {
        Assert.Equal("", Output);
        return Failure(code);
    }

    /// <summary>The one line on the error stream of a command that ended with this code.</summary>
    public string Failure(int code)
    {
        var lines = Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.True(ExitCode == code && lines.Length == 1, $"exit code {ExitCode}\n{Error}\n{Output}");
        Assert.StartsWith("chainrule: ", lines[0], StringComparison.Ordinal);
        return lines[0]["chainrule: ".Length..];
    }
}
