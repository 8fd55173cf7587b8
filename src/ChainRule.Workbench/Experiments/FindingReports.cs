using System.Text.Json.Nodes;
using ChainRule.Diagnoses;

namespace ChainRule.Workbench.Experiments;

/// <summary>What a doctor finds, one line of JSON each.</summary>
public static class FindingReports
{
    /// <summary>A finding while a model is trained.</summary>
    public static string Found(Finding finding)
    {
        var line = ToJson(finding);
        line.Insert(0, "event", "finding");
        return Reports.Line(line);
    }

    /// <summary>What was found in a model and its data, and what was looked for and not found.</summary>
    public static string Diagnosed(Diagnosis diagnosis) => Reports.Line(new()
    {
        ["event"] = "diagnosed",
        ["well"] = diagnosis.IsWell,
        ["course_judged"] = diagnosis.JudgesCourse,
        ["findings"] = new JsonArray([.. diagnosis.Findings.Select(ToJson)]),
        ["absent"] = new JsonArray([.. diagnosis.Absent.Select(illness => (JsonNode)illness.Code)]),
    });

    private static JsonObject ToJson(Finding finding) => new()
    {
        ["code"] = finding.Illness.Code,
        ["number"] = double.IsFinite(finding.Number) ? finding.Number : null,
        ["place"] = finding.Place,
        ["serious"] = finding.IsSerious,
        ["cause"] = finding.Cause?.Code,
        ["en"] = finding.Text.English,
        ["zh"] = finding.Text.Chinese,
    };
}
