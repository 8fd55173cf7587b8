using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli;

/// <summary>A command line as a checkpoint keeps it: one word for each value of an option, "--epochs=5", then "--" and the arguments.</summary>
internal static class StoredCommand
{
    private const string EndOfOptions = "--";

    /// <summary>The options that the user wrote.</summary>
    public static IEnumerable<OptionResult> Given(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit);

    public static string ToJson(IEnumerable<string> words) => new JsonArray([.. words.Select(word => (JsonNode)word)]).ToJsonString();

    /// <summary>The command line that a checkpoint keeps, with what is given anew in place of its own.</summary>
    /// <exception cref="InputException">it keeps none, or one of another version of the program</exception>
    public static ParseResult GoOn(Checkpoint checkpoint, ParseResult given) => GoOn(Read(checkpoint), checkpoint.Path, given);

    /// <summary>The command line that several runs keep.</summary>
    /// <inheritdoc cref="GoOn(Checkpoint, ParseResult)"/>
    public static ParseResult GoOn(RunSet runs, ParseResult given) => GoOn(runs.Description.Command, runs.Path, given);

    /// <summary>The command line without the verb and some of its options.</summary>
    public static IEnumerable<string> Words(ParseResult parsed, params IReadOnlyList<Option> except) =>
    [
        .. from option in Given(parsed)
           where !except.Contains(option.Option)
           from word in option.Tokens.Count == 0 ? [option.Option.Name] : option.Tokens.Select(token => $"{option.Option.Name}={token.Value}")
           select word,
        .. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value) is var arguments && arguments.Any() ? [EndOfOptions, .. arguments] : Array.Empty<string>(),
    ];

    private static ParseResult GoOn(IEnumerable<string> words, string path, ParseResult given)
    {
        Option[] replaced = [.. Given(given).Select(option => option.Option)];
        var kept = words.Where(word => !replaced.Any(option => IsOf(word, option)));
        var parsed = given.CommandResult.Command.Parse([.. Words(given), .. kept]);
        return parsed.Errors.Count == 0
            ? parsed
            : throw new InputException(path, null, $"this program does not know its settings: {parsed.Errors[0].Message.TrimEnd('.')}", "resume it with the program that saved it");
    }

    private static string[] Read(Checkpoint checkpoint)
    {
        if (!checkpoint.Metadata.TryGetValue(SavingOptions.CommandKey, out var json))
            throw new InputException(checkpoint.Path, null, "the checkpoint does not hold the settings of a command", "continue it in the program that saved it");
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(json), checkpoint.Path);
        return [.. document.RootElement.EnumerateArray().Select(word => word.GetString()!)];
    }

    private static bool IsOf(string word, Option option) => word == option.Name || word.StartsWith(option.Name + "=", StringComparison.Ordinal);
}
