using System.Xml.Linq;
using ChainRule.Tests;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Reporting;

namespace ChainRule.Workbench.Tests.Reporting;

/// <summary>A run that was trained and saved, with its page.</summary>
internal sealed class ReportedRun : IDisposable
{
    private readonly TemporaryFolder _folder;

    private ReportedRun(TemporaryFolder folder, ExperimentResult? result)
    {
        (_folder, Result) = (folder, result);
        Page = File.ReadAllText(Path.Combine(RunPath, "report.html"));
        Body = XDocument.Parse(Page, LoadOptions.PreserveWhitespace).Root!.Element("body")!;
    }

    public ExperimentResult? Result { get; }

    public string RunPath => _folder.File("run");

    public string Page { get; }

    /// <summary>The page as XML: parsing it proves that its markup is sound.</summary>
    public XElement Body { get; }

    /// <summary>The English words of the page.</summary>
    public string Words => string.Concat(Body.Descendants("main").DescendantNodes().OfType<XText>().Where(text => text.Ancestors().All(parent => (string?)parent.Attribute("lang") != "zh-Hans")).Select(text => text.Value + "\n"));

    public IEnumerable<string> Headings => Body.Descendants("h2").Select(heading => heading.Elements("span").FirstOrDefault()?.Value ?? heading.Value);

    /// <summary>Trains on a table with this content.</summary>
    public static Task<ReportedRun> OnTableAsync(string table, Func<ExperimentOptions, ExperimentOptions>? options = null)
    {
        var folder = new TemporaryFolder();
        return TrainAsync(folder, folder.Write("data.csv", table), options);
    }

    /// <summary>Trains on built-in data.</summary>
    public static Task<ReportedRun> OnAsync(string data, Func<ExperimentOptions, ExperimentOptions>? options = null) => TrainAsync(new(), data, options);

    public RunLog Log() => RunLog.Read(RunPath);

    public void Dispose() => _folder.Dispose();

    private static async Task<ReportedRun> TrainAsync(TemporaryFolder folder, string data, Func<ExperimentOptions, ExperimentOptions>? change)
    {
        var options = new ExperimentOptions { Data = data, Epochs = 3 };
        var experiment = await Experiment.PrepareAsync(change?.Invoke(options) ?? options);
        using var recording = new RunRecording(experiment, RunFolder.Create(folder.File("run")), new(CheckpointInterval.OfEpochs(1), 1, "[]", "chainrule train data.csv"));
        try
        {
            await foreach (var _ in experiment.RunAsync(null, default))
            {
            }
        }
        catch (DivergedException fault)
        {
            recording.Diverged(fault);
            return new(folder, null);
        }

        return new(folder, recording.Finish(default));
    }
}
