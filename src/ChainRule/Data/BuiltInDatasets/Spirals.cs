namespace ChainRule.Data;

/// <summary>Two spirals wound about each other.</summary>
internal static class Spirals
{
    private const double Turns = 1.5;
    private const double InnerRadius = 0.1;

    public static DataSets Create(ulong seed) => new PlanarPoints("spirals", 0.015, ["first", "second"], Point).Draw(seed);

    private static (double X, double Y) Point(int label, double place)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * (Turns * place + label / 2.0));
        var radius = InnerRadius + (1 - InnerRadius) * place;
        return (radius * cosine, radius * sine);
    }
}
