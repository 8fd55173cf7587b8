using System.Text.RegularExpressions;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Choosing;

/// <summary>The settings that a search draws, each from its values.</summary>
public sealed partial class SearchSpace
{
    // If so many draws give nothing new, nearly everything has been drawn.
    private const int MostRepeats = 1000;

    private const string Remedy = "write NAME=VALUE|VALUE or NAME=LOW..HIGH, as in \"learning_rate=1e-4..1e-1 log, batch=16|32\"";

    private SearchSpace(IReadOnlyList<SearchedSetting> settings) => Settings = settings;

    public IReadOnlyList<SearchedSetting> Settings { get; }

    /// <summary>Reads a file with a setting a line, or the settings themselves with commas between them.</summary>
    /// <param name="text">the file's name, or the settings</param>
    /// <param name="known">the names that there are</param>
    /// <exception cref="InputException">a name or a value is wrong; the message says what would be right</exception>
    public static SearchSpace Read(string text, IReadOnlyList<string> known)
    {
        var entries = File.Exists(text)
            ? File.ReadLines(text).Index().Select(line => (Text: line.Item.Split('#')[0].Trim(), Place: new Location(text, $"line {line.Index + 1}"))).Where(line => line.Text.Length > 0)
            : Comma().Split(text).Select(entry => (Text: entry, Place: new Location(UserInput.CommandLine, "--space")));
        var settings = new List<SearchedSetting>();
        foreach (var (entry, place) in entries)
        {
            if (entry.Split('=', 2, StringSplitOptions.TrimEntries) is not [var written, { Length: > 0 } values])
                throw place.Refuse($"\"{entry.Trim()}\" is {(entry == text ? "neither a file nor" : "not")} a setting with its values", Remedy);
            var name = written.TrimStart('-').Replace('-', '_');
            if (!known.Contains(name))
                throw place.Refuse($"\"{written}\" is not a setting that can be searched", $"the settings are {Listing.Of(known, known.Count)}");
            if (settings.Any(setting => setting.Name == name))
                throw place.Refuse($"{name} is there twice", "keep one of them");
            settings.Add(SearchedSetting.Read(name, values, place));
        }

        return settings.Count > 0 ? new(settings) : throw new InputException(text, null, "there is no setting to search", Remedy);
    }

    /// <summary>Different settings, in the order in which they are drawn; they end if there are no more.</summary>
    public IEnumerable<TrialSettings> Draw(ulong seed)
    {
        var drawn = new HashSet<string>();
        for (var (draw, last) = (0, 0); draw - last <= MostRepeats; draw++)
        {
            var settings = new TrialSettings([.. Settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Draw(new(seed, FormattableString.Invariant($"search {setting.Name} {draw}")))))]);
            if (!drawn.Add(settings.ToString()))
                continue;
            last = draw;
            yield return settings;
        }
    }

    /// <summary>Settings in which each value, or each end of a range, occurs.</summary>
    public IEnumerable<TrialSettings> Examples() =>
        from setting in Settings
        from example in setting.Examples
        select new TrialSettings([.. Settings.Select(other => KeyValuePair.Create(other.Name, other == setting ? example : other.Examples[0]))]);

    // A comma that begins a setting: layers have commas of their own.
    [GeneratedRegex(@",\s*(?=[A-Za-z][\w-]*\s*=)")]
    private static partial Regex Comma();
}
