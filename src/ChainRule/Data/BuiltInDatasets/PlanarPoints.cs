using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Points in the plane, strewn about one curve for each of two classes.</summary>
/// <param name="Name">of the data set, which names its random numbers</param>
/// <param name="Noise">the standard deviation of what is added to each coordinate</param>
/// <param name="Classes">the names of the two classes</param>
/// <param name="Curve">the point of a class at a place from 0 to 1 along its curve</param>
internal sealed record PlanarPoints(string Name, double Noise, string[] Classes, Func<int, double, (double X, double Y)> Curve)
{
    private const int RowsEach = 600;

    public DataSets Draw(ulong seed) =>
        new(DrawPart(new RandomSource(seed, Name + " train")), Test: DrawPart(new RandomSource(seed, Name + " test")));

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
