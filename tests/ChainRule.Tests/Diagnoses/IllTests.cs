using ChainRule.Diagnoses;
using ChainRule.Expressions;

namespace ChainRule.Tests.Diagnoses;

/// <summary>Every illness is found where it is.</summary>
public sealed class IllTests
{
    public static TheoryData<int> Watched => [.. Enumerable.Range(0, IllNetworks.Watched.Count)];

    public static TheoryData<int> Diagnosed => [.. Enumerable.Range(0, IllNetworks.Diagnosed.Count)];

    [Fact]
    public void Every_illness_has_a_network() =>
        Assert.Equal(
            Illnesses.All.Select(illness => illness.GetType().Name).Order(),
            IllNetworks.Watched.Concat(IllNetworks.Diagnosed).Select(network => network.Illness.Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Watched))]
    public async Task It_is_found_in_training(int index)
    {
        var (_, illness, create) = IllNetworks.Watched[index];
        var patient = create();
        patient.Model.Initialize(seed: 1);
        Check((await patient.WatchAsync()).Findings, illness);
    }

    [Theory]
    [MemberData(nameof(Diagnosed))]
    public void It_is_found_without_training(int index)
    {
        var (_, illness, create) = IllNetworks.Diagnosed[index];
        var patient = create();
        patient.Model.Initialize(seed: 1);
        Check(patient.Diagnose().Findings, illness);
    }

    private static void Check(IReadOnlyList<Finding> findings, Type illness)
    {
        var finding = findings.SingleOrDefault(one => one.Illness.GetType() == illness);
        Assert.True(finding is not null, $"no {illness.Name}, but {string.Join(", ", findings.Select(one => $"{one.Illness.Code}: {one.Seen.English}"))}");
        Assert.True(double.IsFinite(finding.Number));
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.Matches(@"\d", finding.Seen.In(language));
            Assert.DoesNotContain("{", finding.Text.In(language), StringComparison.Ordinal);
        }
    }
}
