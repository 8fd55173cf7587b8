namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A place in what begins anew where it ends, as a day and a year do: sine and cosine, so that the end is beside the beginning.</summary>
internal static class Cycle
{
    /// <param name="share">which share of the cycle is over, from 0 to 1</param>
    /// <param name="inputs">the first two become sin 2πs and cos 2πs</param>
    public static void Write(double share, Span<float> inputs) =>
        (inputs[0], inputs[1]) = ((float)Math.Sin(2 * Math.PI * share), (float)Math.Cos(2 * Math.PI * share));
}
