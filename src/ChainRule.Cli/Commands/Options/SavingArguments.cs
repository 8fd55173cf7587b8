using System.CommandLine;
using System.CommandLine.Parsing;
using ChainRule.Data;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Reporting;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say where a training is saved and how often, and which one goes on.</summary>
/// <param name="verb">the command that trains</param>
/// <param name="data">names the data, which a run that goes on has already</param>
/// <param name="json">says how the training is shown, which is asked for each time</param>
/// <param name="threads">how many share the work, which may be given anew when runs go on</param>
/// <param name="anew">other options that may be given anew when a single run goes on</param>
internal sealed class SavingArguments(string verb, Argument<string> data, Option<bool> json, Option<int?> threads, params IReadOnlyList<Option> anew)
{
    // So that nobody loses more than a minute, and short trainings are not slowed.
    private static readonly CheckpointInterval UsualInterval = CheckpointInterval.OfTime(TimeSpan.FromMinutes(1));

    private readonly Option<string?> _output = Arguments.Text("--out", "the folder to save the run in: model.safetensors, settings.json, metrics.jsonl, summary.json, report.html, checkpoints (default: nothing is saved)", "FOLDER");
    private readonly Option<bool> _overwrite = Arguments.Flag("--overwrite", "let --out replace an earlier run");
    private readonly Option<CheckpointInterval?> _interval = Arguments.Interval("--checkpoint-every", "save a checkpoint every N epochs, \"N steps\", or so much time: 30s, 5min (default: every minute), and at an interrupt and at the end");
    private readonly Option<int?> _keep = Arguments.Count("--keep", $"how many checkpoints to keep, the newest (default {Checkpoints.UsualKeep})");
    private readonly Option<string?> _resume = Arguments.Text("--resume", "go on with the run in this folder, from its newest checkpoint and with its settings; --epochs trains longer", "FOLDER");

    public IReadOnlyList<Option> Options => [_output, _overwrite, _interval, _keep, _resume];

    /// <param name="command">the command to add them to</param>
    /// <param name="others">further options that have no meaning where nothing is saved</param>
    public void AddTo(Command command, params IReadOnlyList<Option> others)
    {
        data.Arity = ArgumentArity.ZeroOrOne;
        command.AddAll([.. Options]);
        command.Validators.Add(result =>
        {
            var resumes = Resumes(result);
            if (!resumes && result.GetResult(data) is null or { Tokens.Count: 0 })
                result.AddError("DATA is missing: name data to train on, or a run to go on with (--resume FOLDER)");
            if (!resumes && result.GetResult(_output) is null && ((Option[])[_overwrite, _interval, _keep, .. others]).FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lone)
                result.AddError($"{lone.Name} needs --out");
        });
    }

    /// <summary>Whether runs are to go on, so that their settings are known.</summary>
    public bool Resumes(CommandResult result) => result.GetResult(_resume) is not null;

    /// <summary>Refuses a command that neither saves nor goes on.</summary>
    public void Require(Command command, string what) => command.Validators.Add(result =>
    {
        if (result.GetResult(_output) is null && !Resumes(result))
            result.AddError($"--out is missing: name a folder for {what}");
    });

    /// <summary>Where the run is saved; null for nowhere.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetValue(_resume) ?? parsed.GetValue(_output);

    /// <summary>The run that is to go on, locked; null if a new one is asked for.</summary>
    /// <exception cref="InputException">it cannot go on, or there are options that a run has already</exception>
    public RunFolder? Resume(ParseResult given)
    {
        if (given.GetValue(_resume) is not { } folder)
            return null;
        RefuseOthers(given, [.. anew, threads]);
        var run = RunFolder.Resume(folder);
        foreach (var reason in run.From!.Skipped)
            Faults.Print($"{reason}; an older checkpoint is used");
        return run;
    }

    /// <summary>The runs of one command that are to go on, locked; null if a single run, or new ones, are asked for.</summary>
    /// <exception cref="InputException">they cannot go on, or there are options that they have already</exception>
    public RunSet? ResumeSeveral(ParseResult given)
    {
        if (given.GetValue(_resume) is not { } folder || RunSetFile.Find(folder) is not { } file)
            return null;
        if (file.Verb != verb)
            throw new InputException(folder, null, $"the folder holds a {file.What}", $"\"{file.ResumeCommand(folder)}\" goes on with it");
        RefuseOthers(given, [threads]);
        return RunSet.Resume(folder);
    }

    /// <summary>Refuses a wrong folder, or data of a run that are not there any more, before the data are read.</summary>
    public void Check(ParseResult parsed, RunFolder? resumed, ExperimentOptions options)
    {
        CheckData(resumed?.Path, options);
        if (parsed.GetValue(_output) is { } folder)
            RunFolder.Check(folder, parsed.GetValue(_overwrite));
    }

    /// <inheritdoc cref="Check"/>
    public void CheckSeveral(ParseResult parsed, RunSet? resumed, ExperimentOptions options)
    {
        CheckData(resumed?.Path, options);
        if (parsed.GetValue(_output) is { } folder)
            RunSet.Check(folder, parsed.GetValue(_overwrite));
    }

    /// <summary>Begins a new run, or goes on with the one that the experiment goes on with, and saves the training there; null if nothing is saved.</summary>
    public RunRecording? Begin(ParseResult parsed, RunFolder? resumed, Experiment experiment)
    {
        resumed?.GoOn();
        var run = resumed ?? (parsed.GetValue(_output) is { } folder ? RunFolder.Create(folder, parsed.GetValue(_overwrite)) : null);
        if (run is null)
            return null;
        return new(experiment, run, Of(parsed, Words(parsed), run.Path));
    }

    /// <summary>Begins the runs of one command; null if nothing is saved.</summary>
    public RunSet? BeginSeveral(ParseResult parsed) =>
        parsed.GetValue(_output) is { } folder ? RunSet.Create(folder, parsed.GetValue(_overwrite), verb, Words(parsed)) : null;

    /// <summary>The command line without where it is saved and how it is shown.</summary>
    public IEnumerable<string> Words(ParseResult parsed, params IEnumerable<Option> except) =>
        StoredCommand.Words(parsed, [_output, _overwrite, _resume, json, .. except]);

    /// <summary>How a training with these options and arguments is saved.</summary>
    public SavingOptions Of(ParseResult parsed, IEnumerable<string> words, string folder)
    {
        Interrupts.Patience = TimeSpan.FromSeconds(30);
        return new(
            parsed.GetValue(_interval) ?? UsualInterval,
            parsed.GetValue(_keep) ?? Checkpoints.UsualKeep,
            StoredCommand.ToJson(words),
            ShellWords.Join(["chainrule", "train", $"{_output.Name}={folder}", .. words]));
    }

    private void RefuseOthers(ParseResult given, IReadOnlyList<Option> further)
    {
        Option[] allowed = [_resume, _interval, _keep, json, .. further];
        if (given.GetValue(data) is not null)
            throw new InputException(UserInput.CommandLine, null, "--resume goes on with the data of the run", "leave DATA out");
        if (StoredCommand.Given(given).FirstOrDefault(option => !allowed.Contains(option.Option)) is { } other)
            throw new InputException(UserInput.CommandLine, other.Option.Name, "--resume goes on with the settings of the run", $"leave it out; allowed are {string.Join(", ", allowed.Skip(1).Select(option => option.Name))}");
    }

    private static void CheckData(string? resumed, ExperimentOptions options)
    {
        if (resumed is not null && new[] { options.Data, options.Test }.OfType<string>().FirstOrDefault(name => !options.Source.Exists(name)) is { } gone)
            throw new InputException(resumed, null, $"the run's data, {gone}, are not there any more", Path.IsPathRooted(gone) ? "put them back" : "put them back, or start in the folder in which the training was started");
    }
}
