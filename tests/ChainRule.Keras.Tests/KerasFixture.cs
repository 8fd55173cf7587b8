using System.Text.Json;
using ChainRule.Models;
using ChainRule.Tensors;

namespace ChainRule.Keras.Tests;

/// <summary>Inputs and outputs of a model, in Keras' order.</summary>
internal sealed class KerasFixture(string name)
{
    private readonly JsonElement _numbers = JsonDocument.Parse(System.IO.File.ReadAllBytes(File($"{name}.json"))).RootElement;

    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", name);

    public double[] Output => Numbers("output");

    private double[] Numbers(string key) => [.. _numbers.GetProperty(key).EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The input as the model takes it: pictures (rows, h, w, channels) turned to (rows, channels, h, w).</summary>
    public Tensor InputOf(Model model)
    {
        var (numbers, rows) = (Numbers("input"), _numbers.GetProperty("shape")[0].GetInt32());
        var tensor = new Tensor(model.Input.Prepend(rows));
        for (var i = 0; i < numbers.Length; i++)
            tensor.SetValue(model.Input.Rank == 3 ? Turned(i, model.Input) : i, numbers[i]);
        return tensor;
    }

    public void AssertOutputs(Model model)
    {
        var (expected, met) = (Output, model.Predict(InputOf(model)).ToDoubles());
        Assert.Equal(expected.Length, met.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], met[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
    }

    private static int Turned(int i, Shape picture)
    {
        var (channels, height, width) = (picture[0], picture[1], picture[2]);
        var (rest, channel) = Math.DivRem(i, channels);
        (rest, var x) = Math.DivRem(rest, width);
        var (row, y) = Math.DivRem(rest, height);
        return ((row * channels + channel) * height + y) * width + x;
    }
}
