using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>One writer's hand, drawn at random: how a digit's strokes are placed on the 28 × 28 pixels.</summary>
internal sealed class DigitPen
{
    public const int Size = 28;

    private readonly double _xx, _xy, _yx, _yy;
    private readonly double _centreX, _centreY;
    private readonly double _waveX, _waveY, _phaseX, _phaseY;

    public DigitPen(RandomSource random)
    {
        var height = random.NextUniform(16, 21);
        var width = height * random.NextUniform(0.75, 1.05);
        var slant = 0.2 * random.NextNormal();
        var (sine, cosine) = Math.SinCos(0.09 * random.NextNormal());

        // Slant first, then the turn: (x, y) ↦ R·(w·x − s·h·y, h·y)
        (_xx, _xy) = (cosine * width, -(cosine * slant + sine) * height);
        (_yx, _yy) = (sine * width, (cosine - sine * slant) * height);
        _centreX = Size / 2.0 + random.NextUniform(-2.3, 2.3);
        _centreY = Size / 2.0 + random.NextUniform(-2.3, 2.3);
        _waveX = 0.03 * random.NextNormal();
        _waveY = 0.03 * random.NextNormal();
        _phaseX = random.NextUniform(0, 2 * Math.PI);
        _phaseY = random.NextUniform(0, 2 * Math.PI);
        Thickness = random.NextUniform(2, 3.8);
    }

    /// <summary>How wide the strokes are, in pixels.</summary>
    public double Thickness { get; }

    /// <summary>Where a point of a stroke lies on the picture, in pixels.</summary>
    public (double X, double Y) Place((double X, double Y) point)
    {
        var x = point.X - 0.5 + _waveX * Math.Sin(5 * point.Y + _phaseX);
        var y = point.Y - 0.5 + _waveY * Math.Sin(5 * point.X + _phaseY);
        return (_centreX + _xx * x + _xy * y, _centreY + _yx * x + _yy * y);
    }
}
