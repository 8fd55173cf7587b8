using System.Globalization;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Experiments;

/// <summary>Reads how pictures are to be changed: <c>shift:2,flip</c>.</summary>
internal static class AugmentationReading
{
    private const string ShiftPrefix = "shift:";
    private const int LargestShift = 1000;

    /// <summary>The augmentation that a text asks for, for samples of this shape.</summary>
    /// <exception cref="InputException">the text is wrong, or the samples are no such pictures</exception>
    public static Augmentation Read(string text, Shape sample)
    {
        var augmentation = new Augmentation();
        foreach (var change in text.Split(',', StringSplitOptions.TrimEntries))
        {
            augmentation = change switch
            {
                "flip" when !augmentation.Flip => augmentation with { Flip = true },
                _ when change.StartsWith(ShiftPrefix, StringComparison.Ordinal) && augmentation.Shift == 0 => augmentation with { Shift = Pixels(change) },
                "flip" => throw Refuse("flip is there twice", "keep one of them"),
                _ when change.StartsWith(ShiftPrefix, StringComparison.Ordinal) => throw Refuse("shift is there twice", "keep one of them"),
                _ => throw Refuse($"\"{change}\" is no change of pictures", "write shift:N, flip, or both: shift:2,flip"),
            };
        }

        return Checked(augmentation, sample);
    }

    private static int Pixels(string change)
    {
        var number = change[ShiftPrefix.Length..];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 1 and <= LargestShift
            ? pixels
            : throw Refuse($"\"{number}\" is no number of pixels", $"write a whole number from 1 to {LargestShift}, as in shift:2");
    }

    private static Augmentation Checked(Augmentation augmentation, Shape sample)
    {
        try
        {
            augmentation.Check(sample);
            return augmentation;
        }
        catch (ShapeException fault)
        {
            throw Refuse(fault.Message.TrimEnd('.'));
        }
    }

    private static InputException Refuse(string problem, string? remedy = null) => new(NetworkOptions.Source, "--augment", problem, remedy);
}
