using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Planes laid out with their borders, so that under a tap the pixels of all places lie in one run: place (y, x) is element
/// y·pitch + x, and a tap adds a constant. The run passes over the border at each row's end, so a few elements between the places of
/// one row and those of the next mean nothing. A stride cuts a plane into phases, in which its pixels are neighbours.
/// </summary>
internal readonly struct FlatPlanes
{
    private readonly Window2d _window;
    private readonly Size2d _phases;
    private readonly Size2d _from;
    private readonly Size2d _phase;
    private readonly Size2d _border;
    private readonly bool _isTurned;

    /// <summary>For each place of the window, the pixels under it; turned, for each pixel the places at which a tap lies on it.</summary>
    public FlatPlanes(Window2d window, Size2d picture, bool isTurned = false)
    {
        (_window, _isTurned) = (window, isTurned);
        (_from, Places) = isTurned ? (window.Places(picture), picture) : (picture, window.Places(picture));
        var (reachDown, reachAcross) = ((window.Kernel.Height - 1) * window.Dilation.Height, (window.Kernel.Width - 1) * window.Dilation.Width);
        _phases = isTurned ? 1 : window.Stride;
        _phase = new(Places.Height + reachDown / _phases.Height, Places.Width + reachAcross / _phases.Width);
        _border = isTurned ? new(reachDown - window.Padding.Height, reachAcross - window.Padding.Width) : window.Padding;
    }

    public Size2d Places { get; }

    public Size2d Kernel => _window.Kernel;

    public int Taps => _window.Taps;

    /// <summary>Elements from a row of places to the next.</summary>
    public int Pitch => _phase.Width;

    /// <summary>Elements from the first place to the end of the last.</summary>
    public int Run => (Places.Height - 1) * Pitch + Places.Width;

    /// <summary>How many places lie before an element of the run.</summary>
    public int PlacesBefore(int element)
    {
        var (row, column) = Math.DivRem(Math.Min(element, Run), Pitch);
        return row * Places.Width + Math.Min(column, Places.Width);
    }

    /// <summary>Elements of a plane that is read.</summary>
    public int SourceLength => _from.Height * _from.Width;

    /// <summary>Elements of a plane that is laid out.</summary>
    public int Length => _phases.Height * _phases.Width * PhaseLength;

    private int PhaseLength => _phase.Height * _phase.Width;

    /// <summary>What a tap adds to the element of a place.</summary>
    public int Offset(int tap)
    {
        var (i, j) = Math.DivRem(tap, _window.Kernel.Width);
        var (down, across) = (i * _window.Dilation.Height, j * _window.Dilation.Width);
        var phase = down % _phases.Height * _phases.Width + across % _phases.Width;
        return phase * PhaseLength + down / _phases.Height * Pitch + across / _phases.Width;
    }

    /// <summary>Where the pixels under every tap of consecutive planes start, for elements of a given length.</summary>
    public void List(Span<int> offsets, int element)
    {
        for (var i = 0; i < offsets.Length; i++)
            offsets[i] = (i / Taps * Length + Offset(i % Taps)) * element;
    }

    /// <summary>The rows of taps that lie on pixels at a row of places, and perhaps one more.</summary>
    public Stretch TapRows(int y) =>
        OnPixels(Kernel.Height, _window.Dilation.Height, _border.Height - y * _phases.Height, _border.Height - y * _phases.Height, (_from.Height - 1) * (_isTurned ? _window.Stride.Height : 1));

    /// <summary>The columns of taps that lie on pixels at some of a row's places, and perhaps one more.</summary>
    public Stretch TapColumns(int x, int places) =>
        OnPixels(Kernel.Width, _window.Dilation.Width, _border.Width - x * _phases.Width, _border.Width - (x + places - 1) * _phases.Width, (_from.Width - 1) * (_isTurned ? _window.Stride.Width : 1));

    // From the first tap that reaches pixel 0 from the last place, to the last that does not pass the last pixel from the first place.
    private static Stretch OnPixels(int taps, int dilation, int toFirst, int toFirstFromLast, int lastPixel)
    {
        var start = Math.Clamp((toFirstFromLast + dilation - 1) / dilation, 0, taps - 1);
        var end = Math.Clamp((toFirst + lastPixel) / dilation + 1, start + 1, taps);
        return new(start, end - start);
    }

    /// <summary>Lays planes out one after the other.</summary>
    public void LayOut<T>(ReadOnlySpan<T> source, int planes, Span<T> target)
        where T : struct
    {
        if (_phases == 1 && (!_isTurned || _window.Stride == 1) && _border is { Height: >= 0, Width: >= 0 })
        {
            for (var i = 0; i < planes; i++)
                RowSpread.Run(source[(i * SourceLength)..], _from, Pitch, _border.Height * Pitch + _border.Width, target[(i * Length)..], Length);
            return;
        }

        var gather = new PlaneGather(_from, _phase, _phases, _isTurned ? _window.Stride : 1);
        for (var i = 0; i < planes * _phases.Height * _phases.Width; i++)
        {
            var (plane, phase) = Math.DivRem(i, _phases.Height * _phases.Width);
            var (down, across) = Math.DivRem(phase, _phases.Width);
            gather.Gather(source.Slice(plane * SourceLength, SourceLength), new(down - _border.Height, across - _border.Width), target.Slice(i * PhaseLength, PhaseLength));
        }
    }
}
