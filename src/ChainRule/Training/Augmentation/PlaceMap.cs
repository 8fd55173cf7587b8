namespace ChainRule.Training;

/// <summary>
/// Where the pixel (x, y) of a changed picture is taken from in the original: at (XX·x + XY·y + X, YX·x + YY·y + Y), x to the right and y down, whole
/// numbers in the middles of pixels.
/// </summary>
public readonly record struct PlaceMap(double XX, double XY, double X, double YX, double YY, double Y)
{
    /// <summary>Every pixel is taken from its own place.</summary>
    public static PlaceMap Unchanged => new(1, 0, 0, 0, 1, 0);

    /// <summary>Whether whole rows are moved and perhaps reversed, so that every pixel is taken as it is.</summary>
    internal bool IsOfWholeRows => Math.Abs(XX) == 1 && XY == 0 && YX == 0 && YY == 1 && double.IsInteger(X) && double.IsInteger(Y);

    /// <summary>A map that keeps the middle of a picture.</summary>
    public static PlaceMap AboutMiddle(double xx, double xy, double yx, double yy, int height, int width)
    {
        var (x, y) = ((width - 1) / 2.0, (height - 1) / 2.0);
        return new(xx, xy, x - xx * x - xy * y, yx, yy, y - yx * x - yy * y);
    }

    /// <summary>Another change after this one: the pixel is taken from where this map has it for the place that the other names.</summary>
    public PlaceMap Then(PlaceMap next) => new(
        XX * next.XX + XY * next.YX, XX * next.XY + XY * next.YY, XX * next.X + XY * next.Y + X,
        YX * next.XX + YY * next.YX, YX * next.XY + YY * next.YY, YX * next.X + YY * next.Y + Y);
}
