using ChainRule.Data;
using ChainRule.Tests;

namespace ChainRule.Keras.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("dense", "\"class_name\": \"Dropout\"", "\"class_name\": \"Lambda\"", "layer dropout (Lambda): it holds a Python function, which is never run")]
    [InlineData("dense", "\"class_name\": \"Dropout\"", "\"class_name\": \"Attention\"", "layer dropout (Attention): there is no such layer here")]
    [InlineData("dense", "\"module\": \"keras.layers\", \"class_name\": \"Dropout\"", "\"module\": \"mine\", \"class_name\": \"Dropout\"", "layer dropout (Dropout): this is a layer of a program's own")]
    [InlineData("dense", "\"activation\": \"relu\"", "\"activation\": \"hard_tanh\"", "there is no activation hard_tanh here")]
    [InlineData("dense", "\"activation\": \"relu\"", "\"activation\": {\"class_name\": \"function\", \"config\": \"mine\"}", "not one of Keras' functions")]
    [InlineData("dense", "\"units\": 7", "\"units\": 2147483647", "layer dense (Dense)")]
    [InlineData("dense", "\"units\": 7", "\"units\": 8", "the shape is (5, 7), but layer dense (Dense) needs (5, 8)")]
    [InlineData("dense", "\"units\": 7", "\"units\": -7", "-7 is out of range")]
    [InlineData("dense", "\"from_logits\": false", "\"label_smoothing\": 2", "label_smoothing: 2 is out of range; write a number from 0 to 1")]
    [InlineData("dense", "\"epsilon\": 0.01", "\"epsilon\": -1", "layer batch_normalization_1 (BatchNormalization): eps must be a number of 0 or more; it is -1")]
    [InlineData("dense", "\"learning_rate\": 0.05", "\"learning_rate\": -0.05", "learningRate must be a number of 0 or more; it is -0.05")]
    [InlineData("dense", "\"units\": 7", "\"units\": 7, \"units\": 7", "the key appears twice")]
    [InlineData("dense", "\"class_name\": \"Sequential\"", "\"class_name\": \"MyModel\"", "MyModel is not a Sequential or Functional model")]
    [InlineData("dense", "[null, 5]", "[null, null]", "a size of a sample is left open")]
    [InlineData("pictures", "\"strides\": [1, 1], \"padding\": \"same\"", "\"strides\": [2, 2], \"padding\": \"same\"", "puts 0 zeros before and 1 behind 8 pixels")]
    [InlineData("pictures", "\"data_format\": \"channels_last\"", "\"data_format\": \"channels_first\"", "whose channels come first")]
    [InlineData("residual", "\"max_value\": null", "\"max_value\": 6.0", "a ReLU with a largest value")]
    [InlineData("residual", "\"keras_history\": [\"conv2d\", 0, 0]", "\"keras_history\": [\"add_1\", 0, 0]", "its input add_1 is not a layer before it")]
    [InlineData("residual", "\"keras_history\": [\"add\", 0, 0]", "\"keras_history\": [\"input\", 0, 0]", "do not lead to its output")]
    [InlineData("residual", "\"class_name\": \"Add\"", "\"class_name\": \"Concatenate\"", "it takes 2 inputs")]
    public void A_model_that_does_not_exist_here_is_refused_by_name(string name, string part, string changed, string reason)
    {
        using var folder = new TemporaryFolder();
        var file = KerasZip.Changed(folder, name, part, changed);
        var fault = Assert.Throws<InputException>(() => KerasModel.Open(file));
        Assert.StartsWith(file, fault.File, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_without_end_makes_no_note_without_end()
    {
        using var folder = new TemporaryFolder();
        var file = KerasZip.Changed(folder, "dense", "\"CategoricalCrossentropy\"", $"\"{new string('A', 100_000)}\"");
        Assert.All(KerasModel.Open(file).Notes, note => Assert.InRange(note.Length, 1, 300));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = KerasZip.Changed(folder, "dense", "\"activation\": \"relu\"", $"\"activation\": {new string('[', 200_000)}");
        Assert.Throws<InputException>(() => KerasModel.Open(file));
    }

    [Theory]
    [InlineData("no model", "not an HDF5 file")]
    [InlineData("", "not an HDF5 file")]
    [InlineData("PK\u0003\u0004 nothing more", "not a zip")]
    public void Another_file_is_refused(string content, string reason)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(reason, Assert.Throws<InputException>(() => KerasModel.Open(folder.Write("model.keras", content))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("model.weights.h5")]
    public void A_part_that_swells_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var file = KerasZip.Of(folder, (name, new byte[100 << 20]), ("config.json ", []), ("model.weights.h5 ", []));
        Assert.Contains("would unpack to", Assert.Throws<InputException>(() => KerasModel.Open(file)).Message, StringComparison.Ordinal);
    }
}
