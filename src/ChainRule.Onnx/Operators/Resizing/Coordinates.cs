using ChainRule.Data;

namespace ChainRule.Onnx.Operators.Resizing;

/// <summary>
/// Where a new pixel lies among the old ones, in float as other runtimes compute it, since a nearest pixel hangs on the last bit.
/// </summary>
/// <param name="Mode">coordinate_transformation_mode</param>
/// <param name="Scale">new pixels for each old one</param>
/// <param name="From">old pixels</param>
/// <param name="To">new pixels</param>
/// <param name="Crop">for tf_crop_and_resize, the first and last part of the dimension that is resized: 0 to 1</param>
internal sealed record Coordinates(string Mode, float Scale, int From, int To, (float Start, float End) Crop)
{
    // New pixels before they are rounded to whole ones, by which ONNX places the corners.
    private float Length => MathF.Abs(Scale * From - To) < 1e-3f ? To : Scale * From;

    /// <exception cref="InputException">the mode is unknown</exception>
    public float[] Old(Call call)
    {
        Func<float, float> old = Mode switch
        {
            "half_pixel" => x => (x + 0.5f) / Scale - 0.5f,
            "half_pixel_symmetric" => x => From / 2f * (1 - To / (Scale * From)) + (x + 0.5f) / Scale - 0.5f,
            "pytorch_half_pixel" => x => To > 1 ? (x + 0.5f) / Scale - 0.5f : 0,
            "align_corners" => x => Length > 1 ? x * (From - 1) / (Length - 1) : 0,
            "asymmetric" => x => x / Scale,
            "tf_half_pixel_for_nn" => x => (x + 0.5f) / Scale,
            "tf_crop_and_resize" => x => Length > 1
                ? Crop.Start * (From - 1) + x * (Crop.End - Crop.Start) * (From - 1) / (Length - 1)
                : 0.5f * (Crop.Start + Crop.End) * (From - 1),
            _ => throw call.Refuse($"coordinate_transformation_mode {Mode} is unknown"),
        };
        return [.. Enumerable.Range(0, To).Select(x => Scale == 1 && Mode != "tf_crop_and_resize" ? x : old(x))];
    }
}
