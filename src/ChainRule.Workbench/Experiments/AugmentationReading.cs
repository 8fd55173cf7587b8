using System.Globalization;
using ChainRule.Formats;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>Reads how pictures are to be changed: <c>shift:2,flip,rotate</c>.</summary>
public static class AugmentationReading
{
    private static readonly Location Place = new(UserInput.CommandLine, "--augment");

    /// <summary>The changes that can be named.</summary>
    public static IReadOnlyList<NamedChange> Known { get; } =
    [
        new("shift", 2, "a whole number from 1 to 1000", number => new Shift(Whole(number)), "moves it by at most so many pixels, up or down and across; zeros come in"),
        new("flip", null, "", _ => new Flip(), "mirrors every second one from left to right"),
        new("rotate", 10, "a number above 0 and at most 180", number => new Rotate(UpTo(number, 180)), "turns it by at most so many degrees"),
        new("scale", 0.1, "a number above 0 and below 1", number => new Scale(number), "shows it larger or smaller by at most this share"),
        new("crop", 0.8, "a number above 0 and at most 1", number => new Crop(number), "shows a part of at least this share of each side, as large as the whole"),
        new("contrast", 0.2, "a number above 0 and at most 1", number => new Contrast(number), "multiplies its differences from its mean by 1, more or less at most this"),
        new("brightness", 0.1, "a number above 0 and at most 1", number => new Brightness(UpTo(number, 1)), "adds at most this to all pixels, or takes it away; white is 1"),
        new("noise", 0.05, "a number above 0 and at most 1", number => new Noise(UpTo(number, 1)), "adds noise of this standard deviation to each pixel"),
        new("cutout", 8, "a whole number from 1 to 1000", number => new CutOut(Whole(number)), "sets a square with so many pixels along its side to zero"),
        new("mixup", 0.2, "a number above 0 and at most 2", number => new MixUp(number), "lays another one of the batch over it; the greater the number, the more often strongly"),
    ];

    /// <summary>Reads changes for samples of this shape.</summary>
    /// <exception cref="ChainRule.Data.InputException">a change is unknown, out of range or there twice, or does not suit the samples</exception>
    public static Augmentation Read(string text, Shape sample)
    {
        var named = text.Split(',', StringSplitOptions.TrimEntries).Select(change => (Text: change, Name: change.Split(':')[0])).ToArray();
        if (named.GroupBy(change => change.Name).FirstOrDefault(group => group.Count() > 1 && Known.Any(known => known.Name == group.Key)) is { } twice)
            throw Place.Refuse($"{twice.Key} is there twice", "keep one of them");
        return Place.Guard(() =>
        {
            var augmentation = new Augmentation([.. named.Select(change => Change(change.Text, change.Name))]);
            augmentation.Check(sample);
            return augmentation;
        });
    }

    private static PictureChange Change(string text, string name)
    {
        if (Known.FirstOrDefault(known => known.Name == name) is not { } change || (change.Usual is null && text != name))
            throw Place.Refuse($"\"{text}\" is not a change of pictures", $"write some of {string.Join(", ", Known.Select(known => known.Form))}, such as shift:2,flip");
        if (text == name)
            return change.Make(change.Usual ?? 0);
        var number = text[(name.Length + 1)..];
        try
        {
            return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0 ? change.Make(value) : throw new SettingException(name, value, change.Wanted);
        }
        catch (SettingException)
        {
            throw Place.Refuse($"{name}:{number} is out of range", $"write {change.Wanted}, as in {change.Form}");
        }
    }

    private static int Whole(double number) => double.IsInteger(number) ? (int)UpTo(number, 1000) : throw new SettingException(null, number, "");

    private static double UpTo(double number, double most) => number <= most ? number : throw new SettingException(null, number, "");
}
