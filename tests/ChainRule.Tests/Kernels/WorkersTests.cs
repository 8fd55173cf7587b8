using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Tests.Operations;

namespace ChainRule.Tests.Kernels;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_index_is_done_once(int threads)
    {
        var workers = new Workers(threads);
        foreach (var (count, grain) in ((int, int)[])[(0, 5), (1, 5), (5, 5), (6, 5), (1000, 7)])
        {
            var done = new int[count];
            workers.For(count, grain, new Count(done));
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void An_exception_surfaces_and_the_threads_go_on(int threads)
    {
        var workers = new Workers(threads);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("at 500", Assert.Throws<InvalidOperationException>(() => workers.For(1000, 10, new Fail())).Message);
            var done = new int[100];
            workers.For(100, 1, new Count(done));
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Threads_that_ended_are_started_again()
    {
        var workers = new Workers(3, TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 30; i++)
        {
            var done = new int[100];
            workers.For(100, 1, new Count(done));
            Assert.All(done, times => Assert.Equal(1, times));
            Thread.Sleep(i % 4);
        }
    }

    [Fact]
    public void Threads_start_with_the_first_work_that_is_shared_and_end_without()
    {
        Workers[] many = [.. Enumerable.Range(0, 50).Select(_ => new Workers(3, TimeSpan.FromMilliseconds(1)))];
        Assert.Equal(0, many.Sum(workers => workers.Alive));
        foreach (var workers in many)
        {
            workers.For(5, 5, new Count(new int[5]));
            Assert.Equal(0, workers.Alive);
            workers.For(100, 1, new Count(new int[100]));
        }

        Assert.True(SpinWait.SpinUntil(() => many.Sum(workers => workers.Alive) == 0, TimeSpan.FromMinutes(1)));
        var patient = new Workers(3, Timeout.InfiniteTimeSpan);
        patient.For(100, 1, new Count(new int[100]));
        Assert.Equal(2, patient.Alive);
    }

    [Fact]
    public void There_is_at_least_one_thread() => Assert.Throws<ArgumentOutOfRangeException>(() => new CpuDevice(0));

    [Fact]
    public void Operations_give_the_same_bits_on_any_number_of_threads()
    {
        foreach (var (operation, inputs) in Large())
        {
            var one = OperationCase.Run(new CpuDevice(1), operation, inputs)[0];
            foreach (var threads in (int[])[2, 8])
                Near.SameBits(one, OperationCase.Run(new CpuDevice(threads), operation, inputs)[0]);
        }
    }

    [Fact]
    public void One_device_serves_two_threads_at_once()
    {
        var device = new CpuDevice(2);
        var cases = Large().ToArray();
        var expected = cases.Select(c => OperationCase.Run(new CpuDevice(1), c.Item1, c.Item2)[0]).ToArray();
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var (operation, inputs) = cases[i % cases.Length];
            Near.SameBits(expected[i % cases.Length], OperationCase.Run(device, operation, inputs)[0]);
        });
    }

    private static IEnumerable<(Operation, Tensor[])> Large()
    {
        yield return (new MatMul(false, true), [Some.Tensor([150, 300], DType.Float32), Some.Tensor([170, 300], DType.Float32, 2)]);
        yield return (new MatMul(true, false), [Some.Tensor([300, 97], DType.Float64), Some.Tensor([300, 131], DType.Float64, 2)]);
        var (window, quads) = (new Window2d(3, new(1, 2), 1, 1), new Window2d(2, 2, 0, 1));
        foreach (var batch in (int[])[1, 5])
        {
            var (x, w, g) = (Some.Tensor([batch, 6, 60, 70], DType.Float32), Some.Tensor([20, 3, 3, 3], DType.Float32, 2), Some.Tensor([batch, 20, 60, 35], DType.Float32, 3));
            yield return (new Conv2d(window, 2), [x, w]);
            yield return (new Conv2dToInput(window, 2, new(60, 70)), [g, w]);
            yield return (new Conv2dToFilter(window, 2), [x, g]);
            yield return (new MaxPool2d(window), [x, x]);
            yield return (new MaxPool2d(quads), [x, x]);
            yield return (new MaxPool2dToInput(quads), [x, Some.Tensor([batch, 6, 30, 35], DType.Float32, 4)]);
            yield return (new AvgPool2d(window), [x]);
        }

        yield return (new Map<Gelu>(default), [Some.Tensor([30_001], DType.Float32)]);
        yield return (new Zip<Add>(), [Some.Tensor([400, 101], DType.Float32), Some.Tensor([101], DType.Float32, 2)]);
        yield return (new Zip<Multiply>(), [Some.Tensor([60_001], DType.Float64), Some.Tensor([60_001], DType.Float64, 2)]);
    }

    private readonly struct Count(int[] done) : IJob
    {
        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
                Interlocked.Increment(ref done[i]);
        }
    }

    private readonly struct Fail : IJob
    {
        public void Run(int start, int end)
        {
            if (start == 500)
                throw new InvalidOperationException("at 500");
        }
    }
}
