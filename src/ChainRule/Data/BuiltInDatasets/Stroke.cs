namespace ChainRule.Data;

/// <summary>A pen stroke: points joined by straight pieces; x to the right and y down, about 0 to 1.</summary>
internal sealed record Stroke((double X, double Y)[] Points)
{
    private const double DegreesAPiece = 22.5;

    public static Stroke Line(params (double X, double Y)[] points) => new(points);

    /// <summary>A piece of an ellipse; angles in degrees, from the right (0) downward (90).</summary>
    public static Stroke Arc(double centreX, double centreY, double radiusX, double radiusY, double from, double to)
    {
        var pieces = (int)Math.Ceiling(Math.Abs(to - from) / DegreesAPiece);
        var points = new (double X, double Y)[pieces + 1];
        for (var i = 0; i <= pieces; i++)
        {
            var (sine, cosine) = Math.SinCos((from + (to - from) * i / pieces) * Math.PI / 180);
            points[i] = (centreX + radiusX * cosine, centreY + radiusY * sine);
        }

        return new(points);
    }

    /// <summary>This stroke with more points joined to its end.</summary>
    public Stroke Then(params (double X, double Y)[] points) => new([.. Points, .. points]);
}
