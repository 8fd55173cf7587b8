namespace ChainRule.Bench;

/// <summary>How far a computed number lies from the true one, in units of the last place of the true one.</summary>
internal static class UlpError
{
    // Infinity counts as the number after the largest one.
    private static readonly double AfterLargest = Math.ScaleB(1, 128);

    /// <summary>The error of a float against a true value in double precision; infinite where one is NaN and the other not.</summary>
    public static double Of(float computed, double truth)
    {
        if (float.IsNaN(computed) || double.IsNaN(truth))
            return float.IsNaN(computed) && double.IsNaN(truth) ? 0 : double.PositiveInfinity;

        var difference = Math.Abs(Math.Clamp(computed, -AfterLargest, AfterLargest) - Math.Clamp(truth, -AfterLargest, AfterLargest));
        return difference / LastPlace(truth);
    }

    private static double LastPlace(double truth)
    {
        var exponent = (int)(BitConverter.DoubleToInt64Bits(truth) >> 52 & 0x7FF) - 1023;
        return BitConverter.Int64BitsToDouble((long)(Math.Clamp(exponent, -126, 127) - 23 + 1023) << 52);
    }
}
