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
        Window(padding: 2, dilation: 1).Where(w => Allows(w.Kernel.Height, w.Padding.Height) && Allows(w.Kernel.Width, w.Padding.Width)), 12, 200);

    [Fact]
    public void Poolings_of_pairs_of_pixels_both_ways() => ComparePoolings(Gen.Constant(new Window2d(2, 2, 0, 1)), 40, 100);

    private static void ComparePoolings(Gen<Window2d> windows, int room, int times) => Property.Holds(
        from window in windows
        from planes in Gen.Choose(0, 3).Two()
        from picture in Picture(window, room)
        from type in FloatingType
        from coarse in Gen.Elements(false, true)
        select (window, planes, picture, type, coarse),
        c =>
        {
            Shape shape = [c.planes.Item1, c.planes.Item2, c.picture.Height, c.picture.Width];
            var places = c.window.PooledPlaces(c.picture);
            var x = Some.Tensor(shape, c.type);
            // Whole numbers, so that many are equal.
            for (var i = 0; i < x.Count && c.coarse; i++)
                x.SetValue(i, Math.Round(x.Value(i)));
            var g = Some.Tensor([shape[0], shape[1], places.Height, places.Width], c.type, 2);
            Same(new MaxPool2d(c.window), x, Some.Tensor(shape, c.type, 3));
            Same(new MaxPool2dToInput(c.window), x, g);
            Same(new AvgPool2d(c.window), x);
            Same(new AvgPool2dToInput(c.window, c.picture), g);
        },
        times);

    private static Gen<DType> FloatingType => Gen.Elements(DType.Float32, DType.Float64);

    private static Gen<Size2d> Size(int low, int high) => Gen.Choose(low, high).Two().Select(pair => new Size2d(pair.Item1, pair.Item2));

    private static Gen<Window2d> Window(int padding, int dilation) =>
        from kernel in Size(1, 5)
        from stride in Size(1, 4)
        from zeros in Size(0, padding)
        from apart in Size(1, dilation)
        select new Window2d(kernel, stride, zeros, apart);

    // Large enough for the window to fit once, or several times; of no pixels where the zeros around suffice.
    private static Gen<Size2d> Picture(Window2d window, int room) =>
        from more in Size(0, room)
        select new Size2d(Least(window.Kernel.Height, window.Dilation.Height, window.Padding.Height) + more.Height, Least(window.Kernel.Width, window.Dilation.Width, window.Padding.Width) + more.Width);

    private static bool Allows(int kernel, int padding) => padding == 0 || 2 * padding < kernel;

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
