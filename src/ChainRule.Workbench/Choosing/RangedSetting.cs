using System.Globalization;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Choosing;

/// <summary>A setting with the numbers of a range, uniform, or uniform in their logarithms; whole ones if both ends are written so.</summary>
internal sealed record RangedSetting(string Name, double Low, double High, bool IsLogarithmic, bool AreWhole) : SearchedSetting(Name)
{
    public override IReadOnlyList<string> Examples => [Text(Low), Text(High)];

    // A whole number n stands for n − ½ to n + ½, so that the ends are as likely as the others.
    public override string Draw(RandomSource random)
    {
        var (low, high) = AreWhole ? (Low - 0.5, High + 0.5) : (Low, High);
        return Text(Math.Clamp(IsLogarithmic ? Math.Exp(random.NextUniform(Math.Log(low), Math.Log(high))) : random.NextUniform(low, high), Low, High));
    }

    // Four digits are enough to find a good value, and can be typed again.
    private string Text(double number) => AreWhole
        ? Math.Round(number).ToString("0", CultureInfo.InvariantCulture)
        : double.Parse(number.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
