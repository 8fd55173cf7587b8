using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Arrays;

/// <summary>How the numbers of a sample lie: (height, width) gets a channel, and (height, width, channels) is brought into (channels, height, width).</summary>
/// <param name="Sample">the shape of a sample as networks take it</param>
/// <param name="HasChannelsLast">whether channels come last in the file</param>
internal sealed record PictureLayout(Shape Sample, bool HasChannelsLast)
{
    public static PictureLayout Of(Shape stored) => stored.Rank switch
    {
        2 => new(stored.Prepend(1), false),
        3 when AreChannels(stored[2]) && !AreChannels(stored[0]) => new(new(stored[2], stored[0], stored[1]), true),
        _ => new(stored, false),
    };

    /// <summary>Brings samples, one after the other, from the order of the file into that of networks.</summary>
    public void Arrange<T>(Span<T> samples)
        where T : unmanaged
    {
        if (!HasChannelsLast)
            return;
        var (channels, pixels, stored) = (Sample[0], Sample[1] * Sample[2], new T[Sample.Count]);
        for (var start = 0; start < samples.Length; start += stored.Length)
        {
            var sample = samples.Slice(start, stored.Length);
            sample.CopyTo(stored);
            for (var i = 0; i < stored.Length; i++)
                sample[i % channels * pixels + i / channels] = stored[i];
        }
    }

    // Grey, with alpha, colour, colour with alpha.
    private static bool AreChannels(int size) => size is >= 1 and <= 4;
}
