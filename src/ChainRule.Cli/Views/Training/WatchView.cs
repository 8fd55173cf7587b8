using ChainRule.Diagnoses;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Cli.Views;

/// <summary>Prints what a doctor finds while a network is trained: in the locale's language, or as JSON.</summary>
internal sealed class WatchView(Doctor doctor, bool isJson)
{
    /// <summary>What was found for the first time.</summary>
    public void ShowNews() => Show(doctor.News);

    /// <summary>All that was found, the serious first; as JSON, the state at the end.</summary>
    public void ShowAll()
    {
        if (isJson && doctor.Diagnosis is { } diagnosis)
            Console.WriteLine(FindingReports.Diagnosed(diagnosis));
        if (isJson)
            return;
        if (doctor.Findings.Count == 0)
            FindingLines.WriteNone(Consoles.Output, doctor.Diagnosis?.JudgesCourse ?? false, Locale.Language);
        Show(doctor.Findings.OrderByDescending(finding => finding.IsSerious));
    }

    private void Show(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (isJson)
                Console.WriteLine(FindingReports.Found(finding));
            else
                FindingLines.Write(Consoles.Output, finding, Locale.Language);
        }
    }
}
