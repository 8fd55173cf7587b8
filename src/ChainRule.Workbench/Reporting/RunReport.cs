using System.Xml.Linq;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Reporting.Judging;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Reporting.Sections;

namespace ChainRule.Workbench.Reporting;

/// <summary>The page of a run: how training went, how good the model is, where it is wrong, and all that is needed to train it again.</summary>
/// <param name="experiment">which has ended</param>
/// <param name="log">its figures</param>
/// <param name="folder">the folder of the run, as commands name it</param>
/// <param name="command">the command line</param>
public sealed class RunReport(Experiment experiment, RunLog log, string folder, string command)
{
    /// <summary>How good the model is; null if it was not judged.</summary>
    public ExperimentResult? Result { get; init; }

    /// <summary>The samples of the set that was judged last; null if there are none to show.</summary>
    internal JudgedSamples? Judged { get; init; }

    internal Experiment Experiment => experiment;

    internal RunLog Log => log;

    internal string Folder => folder;

    internal string Command => command;

    /// <summary>Writes the page as one HTML file.</summary>
    public void Write(Stream stream) => HtmlPage.Write(stream, $"{experiment.Model.Name}: report", Parts());

    private IEnumerable<XElement> Parts() =>
    [
        .. HeadSection.Of(this),
        .. CurvesSection.Of(log),
        .. FiguresSection.Of(this),
        .. ClassesSection.Of(this),
        .. CalibrationSection.Of(this),
        .. PredictionsSection.Of(this),
        .. MistakesSection.Of(this),
        .. NetworkSection.Of(experiment.Model),
        .. DataSection.Of(experiment),
        .. SettingsSection.Of(this),
    ];
}
