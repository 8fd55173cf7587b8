namespace ChainRule.Data;

/// <summary>Two half circles that reach into each other.</summary>
internal static class Moons
{
    public static DataSets Create(ulong seed) => new PlanarPoints("moons", 0.1, ["upper", "lower"], Point).Draw(seed);

    private static (double X, double Y) Point(int label, double place)
    {
        var (sine, cosine) = Math.SinCos(Math.PI * place);
        return label == 0 ? (cosine - 0.5, sine - 0.25) : (0.5 - cosine, 0.25 - sine);
    }
}
