using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>The attributes of a node that slides a window.</summary>
internal sealed class WindowSettings
{
    private readonly Call _call;
    private readonly bool _roundsUp;

    public WindowSettings(Call call, int dimensions)
    {
        _call = call;
        _roundsUp = call.Attributes.Flag("ceil_mode");
        AutoPad = call.Attributes.Text("auto_pad", "NOTSET");
        Strides = Numbers(call, "strides", dimensions, absent: 1, least: 1);
        Dilations = Numbers(call, "dilations", dimensions, absent: 1, least: 1);
        Pads = Numbers(call, "pads", 2 * dimensions, absent: 0, least: 0);
        if (AutoPad is not ("NOTSET" or "VALID" or "SAME_UPPER" or "SAME_LOWER"))
            throw call.Refuse($"auto_pad {AutoPad} is unknown");
    }

    public string AutoPad { get; }

    /// <summary>Whether the output has one place for every stride of pixels.</summary>
    public bool IsSame => AutoPad.StartsWith("SAME", StringComparison.Ordinal);

    public int[] Strides { get; }

    public int[] Dilations { get; }

    /// <summary>Pixels before each dimension, then after each.</summary>
    public int[] Pads { get; }

    /// <summary>Whole numbers, one for each dimension.</summary>
    public static int[] Numbers(Call call, string name, int count, int absent, int least)
    {
        if (call.Attributes.Ints(name) is not { } given)
            return [.. Enumerable.Repeat(absent, count)];
        return given.Length == count && given.All(number => number >= least && number <= Shape.MaximumCount)
            ? [.. given.Select(number => (int)number)]
            : throw call.Refuse($"{name} must be {count} numbers from {least} to {Shape.MaximumCount}, not [{string.Join(", ", given.Take(8))}]");
    }

    /// <summary>A total padding shared out: SAME_UPPER puts the odd pixel after, SAME_LOWER before.</summary>
    public (int Before, int After) Share(int total) => AutoPad == "SAME_UPPER" ? (total / 2, total - total / 2) : (total - total / 2, total / 2);

    /// <summary>How the window slides along a dimension.</summary>
    public SlidingAxis Axis(int i, int size, int kernel)
    {
        var extent = SlidingAxis.Extent(kernel, Dilations[i]);
        if (IsSame)
        {
            var same = (int)((size + Strides[i] - 1L) / Strides[i]);
            var missing = checked((int)Math.Max(0, (same - 1L) * Strides[i] + extent - size));
            return new(size, kernel, Strides[i], Dilations[i], Share(missing), same);
        }

        var padding = AutoPad == "VALID" ? default : (Before: Pads[i], After: Pads[i + Pads.Length / 2]);
        return new(size, kernel, Strides[i], Dilations[i], padding, Places(size, extent, Strides[i], padding));
    }

    // A last window that is cut off counts where rounding up is asked for, if it begins on a pixel or before.
    private int Places(int size, long extent, int stride, (int Before, int After) padding)
    {
        var room = (long)size + padding.Before + padding.After - extent;
        if (room < 0)
            throw _call.Refuse($"a window of {extent} pixels does not fit into {size} with padding {padding.Before} and {padding.After}");
        var places = (room + (_roundsUp ? stride - 1 : 0)) / stride + 1;
        return (int)(_roundsUp && (places - 1) * stride >= (long)size + padding.Before ? places - 1 : places);
    }
}
