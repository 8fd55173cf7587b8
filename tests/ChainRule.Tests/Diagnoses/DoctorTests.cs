using ChainRule.Diagnoses;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

namespace ChainRule.Tests.Diagnoses;

public sealed class DoctorTests
{
    [Fact]
    public async Task A_training_that_is_watched_comes_to_the_same_bits()
    {
        var (alone, watched) = (Model(), Model());
        await FitAsync(alone);
        await FitAsync(watched, new Doctor());
        foreach (var (a, b) in alone.State.Zip(watched.State))
            Near.SameBits(a.Tensor, b.Tensor);
    }

    [Fact]
    public async Task A_finding_is_news_once()
    {
        var doctor = new Doctor();
        var news = new List<Finding>();
        var model = new Sequential(new Flatten(), new Linear(784, 10), new Softmax());
        await FitAsync(model, doctor, () => news.AddRange(doctor.News));
        Assert.Equal(["softmax_twice"], news.Select(finding => finding.Illness.Code));
        Assert.Equal(["softmax_twice"], doctor.Findings.Select(finding => finding.Illness.Code));
        Assert.Equal("2", news[0].Place);
    }

    [Fact]
    public async Task A_finding_that_another_explains_comes_after_it_and_says_so()
    {
        var unscaled = PatientData.Changed(PatientData.Digits(), (_, x) => 2550 * x);
        var model = new Sequential(new Flatten(), new Linear(784, 32), new Sigmoid(), new Linear(32, 10));
        var findings = Diagnosis.Of(new Trainer(model, new CrossEntropy(), new Adam()), unscaled.Train, isTrained: false).Findings;
        var (cause, consequence) = (findings.Single(finding => finding.Illness is UnscaledData), findings.Single(finding => finding.Illness is SaturatedUnits));
        Assert.Equal("unscaled_data", consequence.Cause!.Code);
        Assert.True(findings.ToList().IndexOf(cause) < findings.ToList().IndexOf(consequence));
        Assert.Contains("Probably a consequence of another finding (data not scaled)", consequence.Text.English, StringComparison.Ordinal);
    }

    private static Sequential Model()
    {
        var model = new Sequential(new Flatten(), new Linear(784, 16), new BatchNorm1d(16), new Relu(), new Dropout(0.2), new Linear(16, 10));
        model.Initialize(seed: 2);
        return model;
    }

    private static async Task FitAsync(Sequential model, Doctor? doctor = null, Action? afterEpoch = null)
    {
        var data = PatientData.Digits(200);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam()) { BatchSize = 8, Callbacks = doctor is null ? [] : [doctor] };
        await foreach (var _ in trainer.FitAsync(data.Train, data.Validation, epochs: 20))
            afterEpoch?.Invoke();
    }
}
