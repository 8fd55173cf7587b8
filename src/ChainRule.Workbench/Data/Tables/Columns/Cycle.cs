namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A place in a cycle, such as a day or a year: sine and cosine, so that the end is next to the beginning.</summary>
internal static class Cycle
{
    /// <param name="share">the share of the cycle that is over, from 0 to 1</param>
    /// <param name="inputs">the first two become sin 2πs and cos 2πs</param>
    public static void Write(double share, Span<float> inputs) =>
        (inputs[0], inputs[1]) = ((float)Math.Sin(2 * Math.PI * share), (float)Math.Cos(2 * Math.PI * share));
}
