using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests.Operations;

/// <summary>Convolutions and poolings on the fast device against the naive one, with settings that nobody chose.</summary>
public sealed class RandomPictureTests
{
    private static readonly CpuDevice Cpu = new(2);

    [Fact]
    public void Convolutions_and_their_gradients() => Property.Holds(
        from window in Window(padding: 3, dilation: 3)
        from batch in Gen.Elements(0, 1, 1, 2, 3)
        from groups in Gen.Elements(1, 1, 2, 3)
        from channels in Gen.Choose(0, 3)
        from filters in Gen.Choose(0, 6)
        from picture in Picture(window, 12)
        from type in FloatingType
        select new Convolution(window, groups, batch, groups * channels, picture, groups * filters, type),
        c => c.Compare(),
        250);

    [Fact]
    public void Depthwise_convolutions() => Property.Holds(
        from window in Window(padding: 2, dilation: 2)
        from batch in Gen.Choose(1, 2)
        from channels in Gen.Choose(1, 8)
        from perChannel in Gen.Choose(1, 2)
        from picture in Picture(window, 12)
        from type in FloatingType
        select new Convolution(window, channels, batch, channels, picture, channels * perChannel, type),
        c => c.Compare());

    [Fact]
    public void Convolutions_of_so_many_small_pictures_that_each_has_a_lane() => Property.Holds(
        from window in Window(padding: 4, dilation: 2)
        from batch in Gen.Elements(64, 67)
        from groups in Gen.Choose(1, 2)
        from channels in Gen.Choose(1, 3)
        from filters in Gen.Choose(1, 4)
        from picture in Picture(window, 5)
        from type in FloatingType
        select new Convolution(window, groups, batch, groups * channels, picture, groups * filters, type),
        c => c.Compare(),
        60);

    [Fact]
    public void Convolutions_of_three_by_three_taps_by_fewer_products() => Property.Holds(
        from padding in Size(0, 2)
        from batch in Gen.Elements(0, 1, 2, 5)
        from groups in Gen.Choose(1, 2)
        from channels in Gen.Choose(8, 20)
        from filters in Gen.Choose(16, 35)
        from picture in Size(3, 22)
        from type in FloatingType
        select new Convolution(new(3, 1, padding, 1), groups, batch, groups * channels, picture, groups * filters, type),
        c => c.Compare(),
        25);

    [Fact]
    public void Convolutions_that_are_shared_by_parts_of_a_picture_or_by_several()
    {
        new Convolution(new(3, 1, 1, 1), 1, 1, 9, new(61, 70), 16, DType.Float32).Compare();
        new Convolution(new(3, 1, 1, 1), 1, 1, 3, new(37, 40), 40, DType.Float32).Compare();
        new Convolution(new(3, 1, 1, 1), 1, 40, 16, new(5, 4), 9, DType.Float32).Compare();
    }

    [Fact]
    public void Convolutions_deeper_or_wider_than_one_block_of_the_product()
    {
        // 30 channels of 3 × 3 taps, and 2 pictures of 15 × 15 places: more than 256 either way.
        new Convolution(new(3, 1, 1, 1), 1, 2, 30, 15, 7, DType.Float32).Compare();
        new Convolution(new(3, 2, 1, 1), 2, 3, 60, new(21, 19), 4, DType.Float64).Compare();

        // More than 1536 places.
        new Convolution(new(5, 1, 2, 1), 1, 1, 11, new(43, 41), 2, DType.Float32).Compare();

        // More pictures than parts of a batch, and more filters than a block.
        new Convolution(new(3, 1, 0, 1), 1, 19, 2, 6, 53, DType.Float64).Compare();

        // More channels than a block; a batch of several parts, of pictures of few places.
        new Convolution(new(3, 1, 1, 1), 1, 2, 130, 3, 33, DType.Float32).Compare();
        new Convolution(new(2, 1, 0, 1), 1, 150, 2, new(12, 9), 3, DType.Float32).Compare();
    }

    [Fact]
    public void Poolings_and_their_gradients() => ComparePoolings(
        Window(padding: 2, dilation: 1).Where(w => w.Padding.Height <= w.Kernel.Height / 2 && w.Padding.Width <= w.Kernel.Width / 2), 12, 200);

    [Fact]
    public void Windows_whose_settings_are_as_small_or_large_as_may_be() => Property.Holds(
        from kernel in Edge.Two()
        from stride in Edge.Two()
        from padding in Edge.Two()
        from dilation in Edge.Two()
        from picture in Size(1, 5)
        from groups in Gen.Choose(1, 2)
        from type in FloatingType
        select (Window: new Window2d(Of(kernel), Of(stride), Of(padding), Of(dilation)), Picture: picture, Groups: groups, Type: type),
        c =>
        {
            if (IsSmall(c.Window.Places, c.Picture, c.Window.Area))
                new Convolution(c.Window, c.Groups, 2, 2, c.Picture, 2, c.Type).Compare();
            var pooling = c.Window with { Dilation = 1 };
            if (IsSmall(pooling.PooledPlaces, c.Picture, 1))
                Pool(pooling, [1, 2, c.Picture.Height, c.Picture.Width], c.Type, false);
        },
        3000);

    [Theory]
    [InlineData(3, 30_000, 0, 1)]
    [InlineData(3, 46_341, 0, 1)]
    [InlineData(3, 65_536, 0, 1)]
    [InlineData(3, 1, 30_000, 30_000)]
    [InlineData(3, 60_000, 60_000, 1)]
    [InlineData(3, 30_000, 60_000, 30_000)]
    [InlineData(3, int.MaxValue, int.MaxValue, 1)]
    [InlineData(1, int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Windows_that_leave_the_picture_far_behind(int kernel, int stride, int padding, int dilation)
    {
        foreach (var batch in (int[])[1, 67])
            new Convolution(new(kernel, stride, padding, dilation), 1, batch, 2, 4, 2, DType.Float64).Compare();
    }

    [Fact]
    public void Poolings_of_pairs_of_pixels_both_ways() => ComparePoolings(Gen.Constant(new Window2d(2, 2, 0, 1)), 40, 100);

    private static void ComparePoolings(Gen<Window2d> windows, int room, int times) => Property.Holds(
        from window in windows
        from planes in Gen.Choose(0, 3).Two()
        from picture in Picture(window, room).Where(size => size is { Height: > 0, Width: > 0 })
        from type in FloatingType
        from coarse in Gen.Elements(false, true)
        select (window, planes, picture, type, coarse),
        c => Pool(c.window, [c.planes.Item1, c.planes.Item2, c.picture.Height, c.picture.Width], c.type, c.coarse),
        times);

    private static void Pool(Window2d window, Shape shape, DType type, bool coarse)
    {
        var picture = new Size2d(shape[2], shape[3]);
        var places = window.PooledPlaces(picture);
        var x = Some.Tensor(shape, type);
        // Whole numbers, so that many are equal.
        for (var i = 0; i < x.Count && coarse; i++)
            x.SetValue(i, Math.Round(x.Value(i)));
        var g = Some.Tensor([shape[0], shape[1], places.Height, places.Width], type, 2);
        Same(new MaxPool2d(window), x, Some.Tensor(shape, type, 3));
        Same(new MaxPool2dToInput(window), x, g);
        Same(new AvgPool2d(window), x);
        Same(new AvgPool2dToInput(window, picture), g);
    }

    // Whether the window is possible, and so many products are soon compared.
    private static bool IsSmall(Func<Size2d, Size2d> placesOf, Size2d picture, double taps)
    {
        try
        {
            var places = placesOf(picture);
            return (double)places.Height * places.Width * taps <= 2000;
        }
        catch (ShapeException)
        {
            return false;
        }
    }

    private static Gen<int> Edge => Gen.Elements(0, 1, 1, 2, 2, 3, 1 << 15, 1 << 16, int.MaxValue);

    private static Size2d Of((int Height, int Width) sides) => new(sides.Height, sides.Width);

    private static Gen<DType> FloatingType => Gen.Elements(DType.Float32, DType.Float64);

    private static Gen<Size2d> Size(int low, int high) => Gen.Choose(low, high).Two().Select(pair => new Size2d(pair.Item1, pair.Item2));

    private static Gen<Window2d> Window(int padding, int dilation) =>
        from kernel in Size(1, 5)
        from stride in Size(1, 4)
        from zeros in Size(0, padding)
        from apart in Size(1, dilation)
        select new Window2d(kernel, stride, zeros, apart);

    // Large enough for the window to fit once, or several times; of no pixels where the zeros around suffice and nothing is pooled.
    private static Gen<Size2d> Picture(Window2d window, int room) =>
        from more in Size(0, room)
        select new Size2d(Least(window.Kernel.Height, window.Dilation.Height, window.Padding.Height) + more.Height, Least(window.Kernel.Width, window.Dilation.Width, window.Padding.Width) + more.Width);

    private static int Least(int kernel, int dilation, int padding) => Math.Max(0, dilation * (kernel - 1) + 1 - 2 * padding);

    private static void Same(Operation operation, params Tensor[] inputs)
    {
        var naive = OperationCase.Run(new ReferenceDevice(), operation, inputs)[0];
        var (relative, floor) = naive.Type == DType.Float32 ? (1e-4, 2e-4) : (1e-12, 1e-12);
        Near.Equal(naive, OperationCase.Run(Cpu, operation, inputs)[0], relative, floor, operation.Name);
    }

    private sealed record Convolution(Window2d Window, int Groups, int Batch, int Channels, Size2d Picture, int Filters, DType Type)
    {
        public void Compare()
        {
            var places = Window.Places(Picture);
            var x = Some.Tensor([Batch, Channels, Picture.Height, Picture.Width], Type);
            var w = Some.Tensor([Filters, Channels / Groups, Window.Kernel.Height, Window.Kernel.Width], Type, 2, -1, 1);
            var g = Some.Tensor([Batch, Filters, places.Height, places.Width], Type, 3, -1, 1);
            Same(new Conv2d(Window, Groups), x, w);
            Same(new Conv2dToInput(Window, Groups, Picture), g, w);
            Same(new Conv2dToFilter(Window, Groups), x, g);
        }
    }
}
