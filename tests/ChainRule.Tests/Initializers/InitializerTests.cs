using System.Text.Json;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Initializers;

/// <summary>Bounds and moments against those that PyTorch states.</summary>
public sealed class InitializerTests
{
    private static readonly JsonElement Stated = Fixtures.Read("initializers.json");

    [Fact]
    public void Linear_layers_are_drawn_within_PyTorchs_bounds()
    {
        foreach (var fixture in Stated.GetProperty("linear_default").EnumerateArray())
        {
            var layer = new Linear(fixture.GetProperty("in_features").GetInt32(), fixture.GetProperty("out_features").GetInt32()).To(DType.Float64);
            CheckUniform(layer.Parameters[0].Tensor, fixture.GetProperty("weight_bound").GetDouble());
            CheckUniform(layer.Parameters[1].Tensor, fixture.GetProperty("bias_bound").GetDouble());
        }
    }

    [Fact]
    public void Xavier_and_Kaiming_have_PyTorchs_bounds_and_deviations()
    {
        foreach (var fixture in Stated.GetProperty("xavier").EnumerateArray())
        {
            var gain = fixture.GetProperty("gain").GetDouble();
            Check(fixture, new XavierUniform(gain), new XavierNormal(gain));
        }

        var tried = 0;
        foreach (var fixture in Stated.GetProperty("kaiming").EnumerateArray())
        {
            if (Slope(fixture) is not { } slope)
                continue;
            Check(fixture, new KaimingUniform(slope), new KaimingNormal(slope));
            tried++;
        }

        Assert.NotEqual(0, tried);
    }

    [Fact]
    public void Normal_numbers_have_their_mean_and_deviation() => CheckNormal(Drawn(new Normal(3, 0.5), [20_000]), 3, 0.5);

    [Fact]
    public void Uniform_numbers_lie_between_their_bounds()
    {
        var values = Drawn(new Uniform(2, 5), [20_000]).ToDoubles();
        Assert.All(values, v => Assert.InRange(v, 2, 5));
        Assert.InRange(values.Average(), 3.47, 3.53);
    }

    // Kaiming's gain follows from a slope; fixtures of other modes or functions are not ours.
    private static double? Slope(JsonElement fixture)
    {
        if (fixture.TryGetProperty("mode", out var mode) && mode.GetString() != "fan_in")
            return null;
        if (fixture.GetProperty("nonlinearity").GetString() == "relu")
            return 0;
        return fixture.GetProperty("nonlinearity").GetString() != "leaky_relu" ? null
            : fixture.GetProperty("negative_slope").ValueKind == JsonValueKind.Null ? 0.01
            : fixture.GetProperty("negative_slope").GetDouble();
    }

    private static void Check(JsonElement fixture, Initializer uniform, Initializer normal)
    {
        Shape shape = [.. fixture.GetProperty("shape").Integers()];
        CheckUniform(Drawn(uniform, shape), fixture.GetProperty("uniform_bound").GetDouble());
        CheckNormal(Drawn(normal, shape), 0, fixture.GetProperty("normal_deviation").GetDouble());
    }

    // All lie within the bound, and of many the largest comes close to it.
    private static void CheckUniform(Tensor tensor, double bound)
    {
        var largest = tensor.ToDoubles().Max(Math.Abs);
        Assert.InRange(largest, tensor.Count < 1000 ? 0 : 0.98 * bound, bound);
    }

    private static void CheckNormal(Tensor tensor, double mean, double deviation)
    {
        if (tensor.Count < 1000)
            return;
        var values = tensor.ToDoubles();
        var spread = 5 / Math.Sqrt(values.Length);
        Assert.InRange((values.Average() - mean) / deviation, -spread, spread);
        Assert.InRange(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))) / deviation, 1 - spread, 1 + spread);
    }

    private static Tensor Drawn(Initializer initializer, Shape shape)
    {
        var tensor = new Tensor(shape, DType.Float64);
        initializer.Fill(tensor, new RandomSource(1));
        return tensor;
    }
}
