using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>From the places of a gathered plane to the pixels of the plane that it is gathered from, tap by tap.</summary>
internal readonly struct ConvolutionGeometry
{
    private readonly Window2d _window;
    private readonly bool _isTurned;

    private ConvolutionGeometry(Window2d window, Size2d from, Size2d to, bool isTurned)
    {
        (_window, _isTurned) = (window, isTurned);
        (PlaneSize, Places) = (from.Height * from.Width, to.Height * to.Width);
        Gather = isTurned ? new(from, to, 1, window.Stride) : new(from, to, window.Stride, 1);
    }

    /// <summary>Elements of a plane that is read.</summary>
    public int PlaneSize { get; }

    /// <summary>Elements of a plane that is gathered.</summary>
    public int Places { get; }

    public int Taps => _window.Taps;

    public PlaneGather Gather { get; }

    /// <summary>For each place of the window, the pixels under it.</summary>
    public static ConvolutionGeometry Forward(Window2d window, Size2d picture) =>
        new(window, picture, window.Places(picture), isTurned: false);

    /// <summary>For each pixel, the places at which a tap lies on it.</summary>
    public static ConvolutionGeometry Backward(Window2d window, Size2d picture) =>
        new(window, window.Places(picture), picture, isTurned: true);

    /// <summary>What a tap adds to the place: i·dilation − padding, or its opposite.</summary>
    public Size2d Shift(int tap)
    {
        var (i, j) = Math.DivRem(tap, _window.Kernel.Width);
        var (down, across) = (_window.Row(0, i), _window.Column(0, j));
        return _isTurned ? new(-down, -across) : new(down, across);
    }
}
