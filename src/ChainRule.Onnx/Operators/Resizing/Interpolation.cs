namespace ChainRule.Onnx.Operators.Resizing;

/// <summary>From which old pixels a new one is made, and with what weights, given where it lies among them.</summary>
internal static class Interpolation
{
    /// <summary>The most old pixels that one new pixel is made of.</summary>
    public const int MostTaps = 4;

    /// <summary>The taps of a dimension of <paramref name="size"/> old pixels.</summary>
    public static Resampling Of(Call call, string mode, float[] places, int size) => mode switch
    {
        "nearest" => new([[.. places.Select(Nearest(call)).Select(pixel => Math.Clamp((long)pixel, 0, size - 1))]], null),
        "linear" => Weighted(places, size, 2, t => [1 - t, t], excludesOutside: false),
        "cubic" => Weighted(places, size, MostTaps, Cubic((float)call.Attributes.Float("cubic_coeff_a", -0.75)), call.Attributes.Flag("exclude_outside")),
        _ => throw call.Refuse($"mode {mode} is unknown"),
    };

    private static Func<float, float> Nearest(Call call) => call.Attributes.Text("nearest_mode", call.Opset > 10 && call.Node.OpType == "Resize" ? "round_prefer_floor" : "floor") switch
    {
        "round_prefer_floor" => x => MathF.Ceiling(x - 0.5f),
        "round_prefer_ceil" => x => MathF.Floor(x + 0.5f),
        "floor" => MathF.Floor,
        "ceil" => MathF.Ceiling,
        var other => throw call.Refuse($"nearest_mode {other} is unknown"),
    };

    // Taps around each place, the middle ones beside it; beyond the border is the pixel at the border, unless it is excluded.
    private static Resampling Weighted(float[] places, int size, int taps, Func<float, float[]> weightsOf, bool excludesOutside)
    {
        var pixels = Enumerable.Range(0, taps).Select(_ => new long[places.Length]).ToArray();
        var weights = Enumerable.Range(0, taps).Select(_ => new float[places.Length]).ToArray();
        foreach (var (i, place) in places.Index())
        {
            var below = MathF.Floor(place);
            var first = (long)below - (taps / 2 - 1);
            float[] given = weightsOf(place - below);
            if (excludesOutside)
            {
                given = [.. given.Select((weight, tap) => first + tap >= 0 && first + tap < size ? weight : 0)];
                given = [.. given.Select(weight => weight / given.Sum())];
            }

            for (var tap = 0; tap < taps; tap++)
                (pixels[tap][i], weights[tap][i]) = (Math.Clamp(first + tap, 0, size - 1), given[tap]);
        }

        return new(pixels, weights);
    }

    // Keys' cubic convolution (1981).
    private static Func<float, float[]> Cubic(float a) => t =>
    [
        ((a * (t + 1) - 5 * a) * (t + 1) + 8 * a) * (t + 1) - 4 * a,
        ((a + 2) * t - (a + 3)) * t * t + 1,
        ((a + 2) * (1 - t) - (a + 3)) * (1 - t) * (1 - t) + 1,
        ((a * (2 - t) - 5 * a) * (2 - t) + 8 * a) * (2 - t) - 4 * a,
    ];
}
