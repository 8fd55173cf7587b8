namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>A rectangle of a drawing.</summary>
internal readonly record struct Area(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double CentreX => Left + Width / 2;

    public double CentreY => Top + Height / 2;

    public static Area Around(double x, double y, double width, double height) => new(x - width / 2, y - height / 2, width, height);

    public Area Wider(double margin) => new(Left - margin, Top - margin, Width + 2 * margin, Height + 2 * margin);

    public bool Overlaps(Area other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether part of a straight line lies inside.</summary>
    public bool IsCrossedBy(Segment line)
    {
        var (from, to) = (0.0, 1.0);
        return Clip(line.X2 - line.X1, Left - line.X1, Right - line.X1) && Clip(line.Y2 - line.Y1, Top - line.Y1, Bottom - line.Y1);

        // Keeps the part of the line between two sides.
        bool Clip(double way, double near, double far)
        {
            if (way == 0)
                return near < 0 && far > 0;
            var (enter, leave) = way > 0 ? (near / way, far / way) : (far / way, near / way);
            (from, to) = (Math.Max(from, enter), Math.Min(to, leave));
            return from < to;
        }
    }
}

/// <summary>A straight line.</summary>
internal readonly record struct Segment(double X1, double Y1, double X2, double Y2)
{
    public (double X, double Y) At(double share) => (X1 + share * (X2 - X1), Y1 + share * (Y2 - Y1));

    public Segment Part(double from, double to) => new(At(from).X, At(from).Y, At(to).X, At(to).Y);
}
