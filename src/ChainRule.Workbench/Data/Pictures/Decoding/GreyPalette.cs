namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Whether a palette has nothing but shades of grey.</summary>
internal static class GreyPalette
{
    /// <param name="palette">three colours of each entry first</param>
    /// <param name="entry">the bytes of an entry</param>
    /// <param name="count">how many entries there are</param>
    public static bool Is(ReadOnlySpan<byte> palette, int entry, int count)
    {
        for (; count > 0 && palette.Length >= entry; count--, palette = palette[entry..])
        {
            if (palette[0] != palette[1] || palette[0] != palette[2])
                return false;
        }

        return true;
    }
}
