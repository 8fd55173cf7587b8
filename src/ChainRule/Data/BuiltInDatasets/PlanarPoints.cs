using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Points in the plane, scattered about one curve for each of two classes.</summary>
/// <param name="Name">the data set's, which also names its random numbers</param>
/// <param name="Noise">the standard deviation of what is added to each coordinate</param>
/// <param name="Classes">the names of the two classes</param>
/// <param name="Curve">the point of a class at a place from 0 to 1 along its curve</param>
internal sealed record PlanarPoints(string Name, double Noise, string[] Classes, Func<int, double, (double X, double Y)> Curve)
{
    private const int RowsEach = 600;

    /// <summary>A circle within another.</summary>
    public static PlanarPoints Circles { get; } = new("circles", 0.08, ["outer", "inner"], (label, place) => Polar(label == 0 ? 1 : 0.5, 2 * Math.PI * place));

    /// <summary>Two half circles that reach into each other.</summary>
    public static PlanarPoints Moons { get; } = new("moons", 0.1, ["upper", "lower"], (label, place) =>
    {
        var (x, y) = Polar(1, Math.PI * place);
        return label == 0 ? (x - 0.5, y - 0.25) : (0.5 - x, 0.25 - y);
    });

    /// <summary>Two spirals of one and a half turns wound about each other.</summary>
    public static PlanarPoints Spirals { get; } = new("spirals", 0.015, ["first", "second"], (label, place) =>
        Polar(0.1 + 0.9 * place, 2 * Math.PI * (1.5 * place + label / 2.0)));

    public DataSets Draw(ulong seed) =>
        new(DrawPart(new RandomSource(seed, Name + " train")), Test: DrawPart(new RandomSource(seed, Name + " test")));

    private static (double X, double Y) Polar(double radius, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return (radius * cosine, radius * sine);
    }

    private Dataset DrawPart(RandomSource random)
    {
        var inputs = new Tensor([RowsEach, 2]);
        var targets = new Tensor([RowsEach], DType.Int64);
        var coordinates = inputs.Span<float>();
        for (var row = 0; row < RowsEach; row++)
        {
            var label = row % Classes.Length;
            var (x, y) = Curve(label, random.NextUniform());
            coordinates[2 * row] = (float)(x + Noise * random.NextNormal());
            coordinates[2 * row + 1] = (float)(y + Noise * random.NextNormal());
            targets.Span<long>()[row] = label;
        }

        return new(inputs, targets, Classes);
    }
}
