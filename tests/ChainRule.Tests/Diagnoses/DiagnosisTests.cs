using ChainRule.Data;
using ChainRule.Diagnoses;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Diagnoses;

public sealed class DiagnosisTests
{
    [Fact]
    public void The_model_is_left_as_it_was()
    {
        var model = new Sequential(new Linear(2, 8), new BatchNorm1d(8), new Relu(), new Dropout(0.2), new Linear(8, 2));
        Tensor[] before = [.. model.Parameters.Concat(model.Buffers).Select(parameter => parameter.Tensor.Clone())];
        Diagnosis.Of(new Trainer(model, new CrossEntropy(), new Adam()), PatientData.Points("moons").Train);
        foreach (var (kept, parameter) in before.Zip(model.Parameters.Concat(model.Buffers)))
            Near.SameBits(kept, parameter.Tensor);
    }

    [Fact]
    public void Rows_that_contradict_one_another_are_named()
    {
        float[] inputs = [0, 1, 0, 2];
        long[] classes = [0, 1, 1, 0];
        var data = new Dataset(Tensor.From(inputs, 4, 1), Tensor.From(classes, 4));
        var model = new Sequential(new Linear(1, 16), new Tanh(), new Linear(16, 2));
        var finding = Diagnosis.Of(new Trainer(model, new CrossEntropy(), new Adam()), data, isTrained: false).Findings.Single(one => one.Illness is UnlearnableBatch);
        Assert.Contains("Rows 0 and 2, counted from 0, have the same inputs and different targets.", finding.Text.English, StringComparison.Ordinal);
        Assert.Contains("第 0 行与第 2 行", finding.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_judged_is_not_called_absent()
    {
        var absent = Diagnosis.Of(new Trainer(new Linear(3, 1), new MeanSquaredError(), new Sgd(0.1)), PatientData.Numbers(3, x => [x[0]]).Train, isTrained: false).Absent;
        Assert.DoesNotContain(absent, illness => illness is OverFitting or LearningRateTooHigh or LossOfGuessing or DeadRelus or UnbalancedClasses);
        Assert.Contains(absent, illness => illness is UnscaledData);
    }

    [Fact]
    public void A_superfluous_log_softmax_is_no_serious_matter()
    {
        var model = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2), new LogSoftmax());
        var diagnosis = Diagnosis.Of(new Trainer(model, new CrossEntropy(), new Adam()), PatientData.Points("moons").Train, isTrained: false);
        Assert.True(diagnosis.IsWell);
        Assert.False(Assert.Single(diagnosis.Findings).IsSerious);
    }
}
