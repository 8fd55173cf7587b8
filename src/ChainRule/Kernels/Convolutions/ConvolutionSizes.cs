using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>The sizes of a convolution.</summary>
/// <param name="Window">how the filters slide</param>
/// <param name="Groups">into how many groups channels and filters are cut; a filter reads its own group's channels</param>
/// <param name="Batch">pictures</param>
/// <param name="Channels">input channels, in all</param>
/// <param name="Picture">the size of a channel</param>
/// <param name="Filters">filters, which are output channels, in all</param>
internal readonly record struct ConvolutionSizes(Window2d Window, int Groups, int Batch, int Channels, Size2d Picture, int Filters)
{
    private const int MostBytes = 1 << 20;
    private const int LeastShares = 4;

    public int ChannelsInGroup => Channels / Groups;

    public int FiltersInGroup => Filters / Groups;

    public int Pixels => Picture.Height * Picture.Width;

    public Size2d PlaceSize => Window.Places(Picture);

    public int Places => PlaceSize.Height * PlaceSize.Width;

    /// <summary>Elements of one filter.</summary>
    public int FilterLength => ChannelsInGroup * Window.Taps;

    /// <summary>
    /// Whether blocks of four rows pay: they were slower for one channel and one filter, as fast for pictures five rows high, and
    /// faster for everything larger. So few channels and filters as examples have are summed as their formula says.
    /// </summary>
    public bool SuitWinograd =>
        Window is { Kernel.Height: 3, Stride: (1, 1), Dilation: (1, 1), Padding.Height: <= 2 } && Window.Padding.Width < Window.Kernel.Width
        && Math.Min(Picture.Height, PlaceSize.Height) >= 3 && ChannelsInGroup * FiltersInGroup >= 8;

    /// <summary>
    /// Whether it pays to have a picture in each lane: of LeNet-5's convolutions and their gradients all took less, from a tenth to two
    /// fifths. But a single tap leaves nothing between the rows, a share of pictures must stay in half of the second cache, and there
    /// must be some shares.
    /// </summary>
    public bool SuitPictureLanes<T>(int lanes)
        where T : unmanaged =>
        Window.Taps > 1 && Batch >= LeastShares * lanes && 2 * (ChannelsInGroup * Pixels + FiltersInGroup * Places) * lanes <= MostBytes / Unsafe.SizeOf<T>();
}
