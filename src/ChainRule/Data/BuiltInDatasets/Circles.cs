namespace ChainRule.Data;

/// <summary>A circle within another.</summary>
internal static class Circles
{
    public static DataSets Create(ulong seed) => new PlanarPoints("circles", 0.08, ["outer", "inner"], Point).Draw(seed);

    private static (double X, double Y) Point(int label, double place)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * place);
        var radius = label == 0 ? 1.0 : 0.5;
        return (radius * cosine, radius * sine);
    }
}
