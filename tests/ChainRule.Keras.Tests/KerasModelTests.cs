using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Optimizers;
using ChainRule.Tests;

namespace ChainRule.Keras.Tests;

public sealed class KerasModelTests
{
    public static TheoryData<string, string> Files =>
        [.. new[] { "dense", "pictures", "residual", "sequence", "reshaped" }.SelectMany(name => new[] { (name, ".h5"), (name, ".keras") })];

    [Theory]
    [MemberData(nameof(Files))]
    public void Outputs_are_those_of_Keras(string name, string extension) =>
        new KerasFixture(name).AssertOutputs(KerasModel.Open(KerasFixture.File(name + extension)).Model);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_model_is_saved_and_opened_again(string name, string extension)
    {
        using var folder = new TemporaryFolder();
        KerasModel.Open(KerasFixture.File(name + extension)).Model.Save(folder.File("model.safetensors"));
        new KerasFixture(name).AssertOutputs(Model.Open(folder.File("model.safetensors")));
    }

    [Theory]
    [InlineData("dense")]
    [InlineData("pictures")]
    [InlineData("residual")]
    [InlineData("sequence")]
    [InlineData("reshaped")]
    public void Both_dialects_give_the_same_model(string name)
    {
        var (older, newer) = (KerasModel.Open(KerasFixture.File($"{name}.h5")), KerasModel.Open(KerasFixture.File($"{name}.keras")));
        Assert.Equal(older.Model.Specification.ToJson(), newer.Model.Specification.ToJson());
        Assert.Equal(older.Notes, newer.Notes);
    }

    [Theory]
    [InlineData("pictures", ".weights.h5")]
    [InlineData("pictures", ".h5")]
    [InlineData("residual", ".weights.h5")]
    [InlineData("sequence", ".weights.h5")]
    [InlineData("reshaped", ".weights.h5")]
    public void Weights_alone_are_loaded_into_a_model(string name, string extension)
    {
        var model = Model.Of(KerasModel.Open(KerasFixture.File($"{name}.keras")).Model.Specification);
        KerasWeights.Load(KerasFixture.File(name + extension), model);
        new KerasFixture(name).AssertOutputs(model);
    }

    [Fact]
    public void Loss_and_optimizer_are_those_of_the_file()
    {
        var dense = KerasModel.Open(KerasFixture.File("dense.keras"));
        Assert.IsType<CrossEntropy>(dense.Model.Loss);
        var sgd = Assert.IsType<Sgd>(dense.Model.Optimizer);
        Assert.Equal((0.05, 0.9, true), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov));
        Assert.Contains("softmax", Assert.Single(dense.Notes), StringComparison.Ordinal);
        Assert.IsType<BinaryCrossEntropy>(KerasModel.Open(KerasFixture.File("residual.h5")).Model.Loss);
        var sequence = KerasModel.Open(KerasFixture.File("sequence.h5")).Model;
        Assert.IsType<MeanSquaredError>(sequence.Loss);
        Assert.Equal(0.8, Assert.IsType<RmsProp>(sequence.Optimizer).Alpha);
    }

    [Fact]
    public void What_is_not_trainable_is_frozen_also_when_opened_again()
    {
        using var folder = new TemporaryFolder();
        var file = KerasZip.Changed(folder, "dense", "\"name\": \"dense_1\", \"trainable\": true", "\"name\": \"dense_1\", \"trainable\": false");
        var model = KerasModel.Open(file).Model;
        Assert.Equal("4.weight", Assert.Single(model.Network.Parameters, parameter => parameter.IsFrozen).Path);
        model.Save(folder.File("model.safetensors"));
        Assert.Equal("4.weight", Assert.Single(Model.Open(folder.File("model.safetensors")).Network.Parameters, parameter => parameter.IsFrozen).Path);
    }

    [Fact]
    public void A_model_of_which_nothing_is_trainable_is_told_and_thawed()
    {
        using var folder = new TemporaryFolder();
        var keras = KerasModel.Open(KerasZip.Changed(folder, "dense", "\"trainable\": true", "\"trainable\": false"));
        Assert.DoesNotContain(keras.Model.Network.Parameters, parameter => parameter.IsFrozen);
        Assert.Contains("no layer of the file is trainable; here all are", keras.Notes);
    }

    [Theory]
    [InlineData("\"class_name\": \"SGD\"", "\"class_name\": \"Ftrl\"", "the optimizer Ftrl does not exist here: name one when you train on")]
    [InlineData("\"learning_rate\": 0.05", "\"learning_rate\": {\"class_name\": \"CosineDecay\"}", "the learning rate of the optimizer SGD follows a schedule, which is not read: name an optimizer when you train on")]
    [InlineData("\"CategoricalCrossentropy\"", "\"Poisson\"", "the loss poisson does not exist here for such outputs, so the loss is CrossEntropy; the last softmax is a part of the loss here: the layers end before it, and predictions are probabilities as in Keras")]
    [InlineData("\"compile_config\"", "\"compile_config_of_old\"", "the file has no training settings, so the loss is CrossEntropy; the last softmax is a part of the loss here: the layers end before it, and predictions are probabilities as in Keras")]
    public void What_is_not_as_in_the_file_is_told(string part, string changed, string note)
    {
        using var folder = new TemporaryFolder();
        var keras = KerasModel.Open(KerasZip.Changed(folder, "dense", part, changed));
        Assert.Contains(note, keras.Notes);
        new KerasFixture("dense").AssertOutputs(keras.Model);
    }
}
