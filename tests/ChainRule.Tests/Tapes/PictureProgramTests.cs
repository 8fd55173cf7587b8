using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Tapes;

/// <summary>What holds for a whole training step of a convolutional network.</summary>
public sealed class PictureProgramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void The_number_of_threads_changes_no_bit(int samples) =>
        TrainingStep.AssertSameBitsOnAnyThreads(() => TrainingStep.OfPictures(TrainingStep.Optimizers["adam"](), samples, 40));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 20)]
    [InlineData(2, 1)]
    [InlineData(2, 20)]
    public void A_replayed_step_allocates_nothing(int threads, int samples)
    {
        var step = TrainingStep.OfPictures(TrainingStep.Optimizers["adam"](), samples, 40);
        var program = step.Record(new CpuDevice(threads));
        Allocations.AssertNone(() => program.Run(step.Input, step.Target));
    }

    [Fact]
    public void Replaying_does_what_running_eagerly_does()
    {
        var (replayed, eager) = (TrainingStep.OfPictures(TrainingStep.Optimizers["adam"]()), TrainingStep.OfPictures(TrainingStep.Optimizers["adam"]()));
        var program = replayed.Record();
        for (var i = 0; i < 4; i++)
        {
            program.Run(replayed.Input, replayed.Target);
            Assert.Equal(eager.RunEagerly(), program.Outputs[0].Item());
        }

        foreach (var (a, b) in replayed.State.Zip(eager.State))
            Near.SameBits(a, b);
    }

    [Fact]
    public void The_naive_device_trains_alike()
    {
        var (fast, naive) = (TrainingStep.OfPictures(TrainingStep.Optimizers["sgd"]()), TrainingStep.OfPictures(TrainingStep.Optimizers["sgd"]()));
        for (var i = 0; i < 3; i++)
            Near.Equal(naive.RunEagerly(new ReferenceDevice()), fast.RunEagerly(), 1e-4);
        foreach (var (a, b) in naive.State.Zip(fast.State))
            Near.Equal(a, b, 1e-3, 1e-4);
    }

    [Fact]
    public void The_loss_becomes_smaller()
    {
        var step = TrainingStep.OfPictures(TrainingStep.Optimizers["adam"]());
        var program = step.Record();
        program.Run(step.Input, step.Target);
        var first = program.Outputs[0].Item();
        for (var i = 0; i < 60; i++)
            program.Run(step.Input, step.Target);
        Assert.InRange(program.Outputs[0].Item(), 0, 0.9 * first);
    }

    [Fact]
    public void The_arena_of_a_convolution_holds_what_goes_in_and_comes_out_and_no_patches()
    {
        Tensor[] inputs = [new([4, 8, 32, 32]), new([16, 8, 3, 3]), new([4, 16, 32, 32])];
        var program = RecordedProgram.Record(tape =>
        {
            var window = new Window2d(3, 1, 1, 1);
            var (x, w, g) = (tape.Input(inputs[0]), tape.Input(inputs[1]), tape.Input(inputs[2]));
            return
            [
                tape.Append(new Conv2d(window), x, w),
                tape.Append(new Conv2dToInput(window, 1, 32), g, w),
                tape.Append(new Conv2dToFilter(window, 1), x, g),
            ];
        });

        // Once what goes in, and once as much of what comes out; the patches would be nine times the pictures.
        Assert.Equal(2 * inputs.Sum(tensor => tensor.Bytes.Length), program.ArenaSize);
    }

    [Fact]
    public void A_thread_lays_out_a_picture_and_its_errors_and_never_patches()
    {
        var scratch = 0L;
        var thread = new Thread(() =>
        {
            var (window, size) = (new Window2d(3, 1, 1, 1), 700);
            Tensor x = new([1, 1, size, size]), w = new([1, 1, 3, 3]), y = new([1, 1, size, size]);
            var device = new CpuDevice(1);
            scratch = Allocations.Of(() =>
            {
                device.Run(new Conv2d(window), [x, w], y);
                device.Run(new Conv2dToInput(window, 1, size), [y, w], x);
                device.Run(new Conv2dToFilter(window, 1), [x, y], w);
            });
        });
        thread.Start();
        thread.Join();

        // Two planes of some 2 million bytes; all patches would take 9 · 700 · 700 numbers of 4 bytes, some 18 million.
        Assert.InRange(scratch, 1, 4_200_000);
    }
}
