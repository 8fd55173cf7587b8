using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>The sizes of a convolution.</summary>
/// <param name="Window">how the filters slide</param>
/// <param name="Groups">into how many groups channels and filters are cut; a filter reads its own group's channels</param>
/// <param name="Batch">pictures</param>
/// <param name="Channels">input channels, in all</param>
/// <param name="Picture">the size of a channel</param>
/// <param name="Filters">filters, which are output channels, in all</param>
internal readonly record struct ConvolutionSizes(Window2d Window, int Groups, int Batch, int Channels, Size2d Picture, int Filters)
{
    public int ChannelsInGroup => Channels / Groups;

    public int FiltersInGroup => Filters / Groups;

    public int Pixels => Picture.Height * Picture.Width;

    public Size2d PlaceSize => Window.Places(Picture);

    public int Places => PlaceSize.Height * PlaceSize.Width;

    /// <summary>Elements of one filter.</summary>
    public int FilterLength => ChannelsInGroup * Window.Taps;
}

/// <summary>
/// Convolutions as matrix products whose one side is gathered while it is packed: filters by patches, filters turned by the
/// gradient's patches, and the gradient by patches. Threads share the pictures, and for the filters' gradient the filters.
/// </summary>
internal static class Convolution
{
    private static readonly Workers Alone = new(1);

    /// <summary>y (batch, filters, places) from x (batch, channels, picture) and w (filters, channels in group, kernel)</summary>
    public static void Forward<T>(ConvolutionSizes sizes, Tensor x, Tensor w, Tensor y, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        PerPicture(sizes, workers, new ForwardJob<T>(sizes, x, w, y, workers));

    /// <summary>dX in the shape of x, from g in the shape of y</summary>
    public static void ToInput<T>(ConvolutionSizes sizes, Tensor g, Tensor w, Tensor dX, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        PerPicture(sizes, workers, new ToInputJob<T>(sizes, g, w, dX, workers));

    /// <summary>dW in the shape of w, from g in the shape of y</summary>
    public static void ToFilter<T>(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var geometry = ConvolutionGeometry.Forward(sizes.Window, sizes.Picture);
        for (var group = 0; group < sizes.Groups; group++)
        {
            var (filter, channel) = (group * sizes.FiltersInGroup, group * sizes.ChannelsInGroup);
            var left = new BatchChannelMatrix<T>(g, filter * sizes.Places, sizes.Filters * sizes.Places, sizes.Batch, sizes.FiltersInGroup, sizes.Places);
            var right = new BatchPatchMatrix<T>(x, channel * sizes.Pixels, sizes.Channels * sizes.Pixels, sizes.ChannelsInGroup, geometry);
            MatrixProduct.Run<T, BatchChannelMatrix<T>, BatchPatchMatrix<T>>(left, right, dW, filter * sizes.FilterLength, workers);
        }
    }

    private static void PerPicture<TJob>(ConvolutionSizes sizes, Workers workers, TJob job)
        where TJob : struct, IJob
    {
        // A single picture is shared within its product instead.
        if (sizes.Batch == 1)
            job.Run(0, 1);
        else
            workers.For(sizes.Batch, 1, job);
    }

    private readonly struct ForwardJob<T>(ConvolutionSizes sizes, Tensor x, Tensor w, Tensor y, Workers workers) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            var geometry = ConvolutionGeometry.Forward(sizes.Window, sizes.Picture);
            for (var i = start * sizes.Groups; i < end * sizes.Groups; i++)
            {
                var (picture, group) = Math.DivRem(i, sizes.Groups);
                var filter = group * sizes.FiltersInGroup;
                var left = new DenseMatrix<T>(w, filter * sizes.FilterLength, sizes.FiltersInGroup, sizes.FilterLength, isTransposed: false);
                var right = new PatchMatrix<T>(x, (picture * sizes.Channels + group * sizes.ChannelsInGroup) * sizes.Pixels, geometry);
                MatrixProduct.Run<T, DenseMatrix<T>, PatchMatrix<T>>(left, right, y, (picture * sizes.Filters + filter) * sizes.Places, sizes.Batch == 1 ? workers : Alone);
            }
        }
    }

    private readonly struct ToInputJob<T>(ConvolutionSizes sizes, Tensor g, Tensor w, Tensor dX, Workers workers) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            var geometry = ConvolutionGeometry.Backward(sizes.Window, sizes.Picture);
            for (var i = start * sizes.Groups; i < end * sizes.Groups; i++)
            {
                var (picture, group) = Math.DivRem(i, sizes.Groups);
                var (filter, channel) = (group * sizes.FiltersInGroup, group * sizes.ChannelsInGroup);
                var left = new TurnedFilterMatrix<T>(w, filter * sizes.FilterLength, sizes.FiltersInGroup, sizes.ChannelsInGroup, sizes.Window.Taps);
                var right = new PatchMatrix<T>(g, (picture * sizes.Filters + filter) * sizes.Places, geometry);
                MatrixProduct.Run<T, TurnedFilterMatrix<T>, PatchMatrix<T>>(left, right, dX, (picture * sizes.Channels + channel) * sizes.Pixels, sizes.Batch == 1 ? workers : Alone);
            }
        }
    }
}
