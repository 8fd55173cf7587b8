using System.Globalization;
using ChainRule.Formats;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>Reads how pictures are to be changed: <c>shift:2,flip</c>.</summary>
internal static class AugmentationReading
{
    private const string ShiftPrefix = "shift:";
    private const int LargestShift = 1000;

    private static readonly Location Place = new(UserInput.CommandLine, "--augment");

    public static Augmentation Read(string text, Shape sample)
    {
        var augmentation = new Augmentation();
        foreach (var change in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var isShift = change.StartsWith(ShiftPrefix, StringComparison.Ordinal);
            if (!isShift && change != "flip")
                throw Place.Refuse($"\"{change}\" is not a change of pictures", "write shift:N, flip, or both: shift:2,flip");
            if (isShift ? augmentation.Shift > 0 : augmentation.Flip)
                throw Place.Refuse($"{(isShift ? "shift" : "flip")} is there twice", "keep one of them");
            augmentation = isShift ? augmentation with { Shift = Pixels(change[ShiftPrefix.Length..]) } : augmentation with { Flip = true };
        }

        return Place.Guard(() =>
        {
            augmentation.Check(sample);
            return augmentation;
        });
    }

    private static int Pixels(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 1 and <= LargestShift
            ? pixels
            : throw Place.Refuse($"\"{number}\" is not a number of pixels", $"write a whole number from 1 to {LargestShift}, as in shift:2");
}
