using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using ChainRule.Specifications;
using ChainRule.Training;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Cli;

/// <summary>Options whose values are read strictly: with a decimal point in every locale, within bounds, or else refused.</summary>
internal static class Arguments
{
    // The side of a square that a tensor of one channel can hold, rounded down.
    private const int LongestSide = 32_768;

    /// <summary>A name or a path, which is not empty.</summary>
    public static Argument<string> Path(string name, string description) => new(name)
    {
        Description = description,
        Validators =
        {
            result =>
            {
                if (result.Tokens.Any(token => token.Value.Length == 0))
                    result.AddError($"{name} is empty");
            },
        },
    };

    public static Option<double?> Number(string name, string description, double low, double high = double.MaxValue) =>
        Parsed<double?>(name, description, "NUMBER", text => Read(text, NumberStyles.Float, low, high, high == double.MaxValue ? $"a number of at least {low:R}" : $"a number from {low:R} to {high:R}"));

    public static Option<double?> Positive(string name, string description) =>
        Parsed<double?>(name, description, "NUMBER", text => Read(text, NumberStyles.Float, double.Epsilon, double.MaxValue, "a number greater than 0"));

    public static Option<int?> Count(string name, string description, int low = 1, int high = int.MaxValue) =>
        Parsed<int?>(name, description, "N", text => Read(text, NumberStyles.AllowLeadingSign, low, high, high == int.MaxValue ? $"a whole number of at least {low}" : $"a whole number from {low} to {high}"));

    /// <summary>How often a training is saved.</summary>
    public static Option<CheckpointInterval?> Interval(string name, string description) =>
        Parsed<CheckpointInterval?>(name, description, "N|TIME", text => IntervalText.Read(text) is { } interval ? (interval, null) : (null, "a number of epochs such as 1, a number of steps such as \"500 steps\", or a time such as 30s"));

    /// <summary>How much memory something may take.</summary>
    public static Option<MemoryLimit?> Memory(string description) =>
        Parsed<MemoryLimit?>("--memory", description, "SIZE", text => MemoryLimit.TryRead(text, out var limit) ? (limit, null) : (null, "a number of bytes, such as 200M or 4G"));

    /// <summary>A size of pictures.</summary>
    public static Option<(int Width, int Height)?> Size(string name, string description) =>
        Parsed<(int, int)?>(name, description, "WIDTHxHEIGHT", text => text.Split('x') is [var width, var height] && Side(width) is { } across && Side(height) is { } down ? ((across, down), null) : (null, $"two whole numbers from 1 to {LongestSide}, such as 32x32"));

    /// <summary>How much a search may do.</summary>
    public static Option<SearchBudget?> Budget(string name, string description) =>
        Parsed<SearchBudget?>(name, description, "N|TIME", text => SearchBudget.Read(text) is { } budget ? (budget, null) : (null, "a number of trials such as 20, or a time such as 10m"));

    public static Option<int?> Threads() =>
        Count("--threads", "the number of threads (default: the number of processors)", 1, 1024);

    public static Option<ulong?> Seed(string name, string description) =>
        Parsed<ulong?>(name, description, "N", text => Read<ulong>(text, NumberStyles.None, 0, NetworkSpecification.MaximumSeed, $"a whole number from 0 to {NetworkSpecification.MaximumSeed}"));

    public static Option<string?> Text(string name, string description, string helpName) =>
        Parsed<string?>(name, description, helpName, text => (text, null));

    /// <summary>Texts, each after the option's name.</summary>
    public static Option<string[]> Texts(string name, string description, string helpName)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
                result.AddError($"{name} must not be empty");
        });
        return option;
    }

    /// <summary>One of some words.</summary>
    public static Option<string?> OneOf(string name, string description, params string[] words) => OneOf<string?>(name, description, words, word => word);

    /// <summary>One of an enumeration's values, in lower case.</summary>
    public static Option<T?> OneOf<T>(string name, string description)
        where T : struct, Enum =>
        OneOf<T?>(name, description, [.. Enum.GetNames<T>().Select(value => value.ToLowerInvariant())], word => Enum.Parse<T>(word, ignoreCase: true));

    /// <summary>What to do about words that were not in training.</summary>
    public static Option<UnseenPolicy?> Unseen(string when, string usual) =>
        OneOf<UnseenPolicy>("--unseen", $"tables: {when}a word that was not in training counts as none of the known words (zero), or its row gets no prediction (refuse); default: {usual}");

    public static void AddAll(this Command command, params IEnumerable<Option> options)
    {
        foreach (var option in options)
            command.Add(option);
    }

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<T> OneOf<T>(string name, string description, string[] words, Func<string, T> value)
    {
        var option = Parsed<T>(name, description, string.Join('|', words), text => words.Contains(text) ? (value(text), null) : (default!, $"{string.Join(", ", words[..^1])} or {words[^1]}"));
        option.CompletionSources.Add(words);
        return option;
    }

    private static Option<T> Parsed<T>(string name, string description, string helpName, Func<string, (T Value, string? Wanted)> read)
    {
        return new(name) { Description = description, HelpName = helpName, CustomParser = Parse };

        T? Parse(ArgumentResult result)
        {
            var text = result.Tokens.Single().Value;
            if (text.Length == 0)
            {
                result.AddError($"{name} must not be empty");
                return default;
            }

            var (value, wanted) = read(text);
            if (wanted is not null)
                result.AddError($"{name} must be {wanted}, not '{text}'");
            return value;
        }
    }

    private static int? Side(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= 1 and <= LongestSide ? side : null;

    private static (T? Value, string? Wanted) Read<T>(string text, NumberStyles style, T low, T high, string wanted)
        where T : struct, INumber<T> =>
        T.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high ? (value, null) : (null, wanted);
}
