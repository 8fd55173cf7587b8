using ChainRule.Diagnoses;

namespace ChainRule.Tests.Diagnoses;

/// <summary>Where nothing is wrong, nothing is found: before, during and after a training.</summary>
public sealed class WellTests
{
    public static TheoryData<string> Names => [.. WellNetworks.All.Keys];

    [Fact]
    public void There_are_twenty_or_more() => Assert.True(WellNetworks.All.Count >= 20);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_invented(string name)
    {
        var patient = WellNetworks.All[name]();
        patient.Model.Initialize(seed: 1);
        Assert.Empty(Texts(patient.Diagnose()));
        var doctor = await patient.WatchAsync();
        Assert.Empty(doctor.Findings.Select(finding => $"{finding.Illness.Code}: {finding.Text.English}"));
        Assert.Empty(Texts(patient.Diagnose(isTrained: true)));

        // It has learnt, and enough was known to judge.
        var absent = doctor.Diagnosis!.Absent.Select(illness => illness.Code).ToList();
        Assert.Contains("loss_of_guessing", absent);
        Assert.Contains("updates_out_of_range", absent);
        var figures = patient.LastReport!.Training;
        Assert.True(figures.Classification?.Accuracy > 0.6 || figures.Regression?.RSquared > 0.6, figures.ToString());
    }

    private static IEnumerable<string> Texts(Diagnosis diagnosis) => diagnosis.Findings.Select(finding => $"{finding.Illness.Code}: {finding.Text.English}");
}
