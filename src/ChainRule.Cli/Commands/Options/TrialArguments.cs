using System.CommandLine;
using ChainRule.Data;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The option that says which settings are searched. A trial is the command line of <c>train</c> with its settings.</summary>
/// <param name="training">the options of the search that its trials have too</param>
/// <param name="saving">how they are saved</param>
internal sealed class TrialArguments(TrainingArguments training, SavingArguments saving)
{
    private const int UsualTrials = 20;

    // A trial keeps the weights by which it is compared with others.
    private const string UsualPatience = "--patience=10";

    private readonly Option<string?> _space = Arguments.Text("--space", $"the settings and their values: NAME=VALUE|VALUE or NAME=LOW..HIGH, with \"log\" after a range to draw its logarithm, with commas between settings; or a file with a setting a line. Names: {string.Join(", ", training.Tunable.Select(NameOf))}", "FILE|SETTINGS");

    private readonly Option<SearchBudget?> _budget = Arguments.Budget("--budget", $"how many settings to try, or for how long: 30s, 10m, 2h (default {UsualTrials})");
    private readonly TrainingArguments _ofTrial = new();

    public void AddTo(Command command)
    {
        command.AddAll(_space, _budget);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_space) is null && !saving.Resumes(result))
                result.AddError("--space is missing: name the settings to search, as in --space \"learning_rate=1e-4..1e-1 log, batch=16|32\"");
        });
    }

    /// <exception cref="InputException">a name or a value is wrong, or a setting is given besides</exception>
    public SearchSpace Space(ParseResult parsed)
    {
        var space = SearchSpace.Read(parsed.GetValue(_space)!, [.. training.Tunable.Select(NameOf)]);
        return StoredCommand.Given(parsed).FirstOrDefault(option => space.Settings.Any(setting => setting.Name == NameOf(option.Option))) is { } both
            ? throw new InputException(UserInput.CommandLine, both.Option.Name, "the search draws it", "leave it out, or remove it from --space")
            : space;
    }

    public SearchBudget Budget(ParseResult parsed) => parsed.GetValue(_budget) ?? new(UsualTrials, null);

    /// <summary>How a trial with some settings is trained.</summary>
    /// <exception cref="InputException">an option does not take its value</exception>
    public Func<TrialSettings, TrialTraining> Of(ParseResult parsed)
    {
        var train = new Command("train");
        _ofTrial.AddTo(train);
        IEnumerable<string> given = saving.Words(parsed, except: [.. saving.Options, _space, _budget]);
        string[] same = [.. training.HasPatience(parsed) ? given : given.Prepend(UsualPatience)];
        return settings =>
        {
            string[] words = [.. settings.Values.Select(value => $"{OptionOf(value.Key)}={value.Value}"), .. same];
            var trial = train.Parse(words);
            return trial.Errors.Count == 0
                ? new(_ofTrial.Of(trial), saving.Of(parsed, words, saving.Folder(parsed)!))
                : throw new InputException(UserInput.CommandLine, "--space", trial.Errors[0].Message.TrimEnd('.'));
        };
    }

    private static string NameOf(Option option) => option.Name.TrimStart('-').Replace('-', '_');

    private static string OptionOf(string name) => "--" + name.Replace('_', '-');
}
