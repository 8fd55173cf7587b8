using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>The sizes of a convolution. Channels and filters count those of all groups; a filter reads its own group's channels.</summary>
internal readonly record struct ConvolutionSizes(Window2d Window, int Groups, int Batch, int Channels, Size2d Picture, int Filters)
{
    private const int MostBytes = 1 << 20;
    private const int LeastShares = 4;

    // A plane may be laid out in this few elements, or in this many times its own, and a part of a product in lanes may have so many.
    private const int FewElements = 1 << 14;
    private const int MostTimes = 16;
    private const int MostOfAPart = 1 << 30;
    private const int MostLanes = 16;

    public int ChannelsInGroup => Channels / Groups;

    public int FiltersInGroup => Filters / Groups;

    public int Pixels => Picture.Height * Picture.Width;

    public Size2d PlaceSize { get; } = Window.Places(Picture);

    public int Places => PlaceSize.Height * PlaceSize.Width;

    /// <summary>Elements of one filter.</summary>
    public int FilterLength => ChannelsInGroup * Window.Taps;

    /// <summary>
    /// Whether tiles of 4 × 4 places pay: if most lanes of planes are empty, the products saved are not worth the cost. On 64 pictures
    /// of 28 × 28 pixels, 8 by 8 channels and filters took 0.83 ms instead of 0.60, 16 by 4 as much, 8 by 16 0.93 instead of 0.98.
    /// </summary>
    public bool SuitWinograd =>
        Window is { Kernel: (3, 3), Stride: (1, 1), Dilation: (1, 1), Padding: { Height: <= 2, Width: <= 2 } }
        && Math.Min(Picture.Height, PlaceSize.Height) >= 3 && Math.Min(Picture.Width, PlaceSize.Width) >= 3
        && Math.Min(ChannelsInGroup, FiltersInGroup) >= 8 && ChannelsInGroup * FiltersInGroup >= 128;

    /// <summary>
    /// Whether planes can be laid out with their borders, in memory proportional to the sizes and at offsets that fit 32 bits. Strides, or
    /// steps between taps, of thousands of pixels over small pictures prevent it.
    /// </summary>
    public bool SuitFlatPlanes
    {
        get
        {
            var plane = Math.Max(FewElements, MostTimes * ((double)Pixels + Places + Window.Taps));
            var errors = (double)FilterGradientBlock * PlaceSize.Height * (PlaceSize.Width + ReachAcross / Window.Stride.Width);
            var panel = 3.0 * MostLanes * Math.Max(ChannelsInGroup, FiltersInGroup);
            var taps = (double)FilterGradientBlock * MostLanes * Window.Taps;
            return Math.Max(ForwardPlane, BackwardPlane) <= plane && Math.Max(Math.Max(LaidOut, errors), Math.Max(panel, taps)) <= MostOfAPart;
        }
    }

    /// <summary>How many filters' gradients are summed at a time.</summary>
    public const int FilterGradientBlock = 32;

    private double ReachDown => (Window.Kernel.Height - 1.0) * Window.Dilation.Height;

    private double ReachAcross => (Window.Kernel.Width - 1.0) * Window.Dilation.Width;

    // Elements of a channel laid out for the maps, and of a map laid out for the pictures' gradient, or a few more.
    private double ForwardPlane => ((double)PlaceSize.Height * Window.Stride.Height + ReachDown) * ((double)PlaceSize.Width * Window.Stride.Width + ReachAcross);

    private double BackwardPlane => (Picture.Height + ReachDown) * (Picture.Width + ReachAcross);

    // Elements of a group.
    private double LaidOut => Math.Max(ChannelsInGroup * ForwardPlane, FiltersInGroup * BackwardPlane);

    /// <summary>
    /// Whether it pays to have a picture in each lane: LeNet-5's convolutions and their gradients all took a tenth to two fifths less time.
    /// But a single tap leaves nothing between the rows, a share of pictures must fit in half of the second cache, and there must be
    /// several shares.
    /// </summary>
    public bool SuitPictureLanes<T>(int lanes)
        where T : unmanaged =>
        Window.Taps > 1 && Batch >= LeastShares * lanes && 2 * (ChannelsInGroup * Pixels + FiltersInGroup * Places) * lanes <= MostBytes / Unsafe.SizeOf<T>()
        && LaidOut * lanes <= MostOfAPart;
}
