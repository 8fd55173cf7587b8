using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Devices;

/// <summary>A device of one's own, and an operation of one's own that hands its elements over, take part in joined stages.</summary>
public sealed class OutsideDeviceTests
{
    [Fact]
    public void A_device_that_passes_everything_on_trains_to_the_same_bits()
    {
        var (own, built) = (TrainingStep.OfPictures(new Adam(0.01)), TrainingStep.OfPictures(new Adam(0.01)));
        var (ownProgram, builtProgram) = (own.Record(new PassingDevice()), built.Record());
        Assert.Equal(builtProgram.StageCount, ownProgram.StageCount);
        for (var i = 0; i < 3; i++)
        {
            ownProgram.Run(own.Input, own.Target);
            builtProgram.Run(built.Input, built.Target);
        }

        foreach (var (a, b) in built.State.Zip(own.State))
            Near.SameBits(a, b);
    }

    [Fact]
    public void What_is_handed_over_row_by_row_is_what_would_have_been_read()
    {
        var x = Some.Tensor([37, 21], DType.Float32);
        var program = RecordedProgram.Record(tape =>
        {
            var y = tape.Append(new RowByRow(), tape.Bind(x));
            return [y.Map(default(Square)) + 1, y];
        });
        program.Run();
        Assert.Equal(1, program.StageCount);
        Near.Equal([.. x.ToDoubles().Select(value => value * value + 1)], program.Outputs[0].ToDoubles(), 1e-6);
        Near.SameBits(x, program.Outputs[1]);
    }

    private sealed class PassingDevice : Device
    {
        private readonly CpuDevice _device = new(2);

        public override bool Fuses => true;

        public override Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output) => _device.Bind(operation, inputs, output);

        public override Action Bind<T>(Shape shape, IReadOnlyList<ElementStep<T>> steps) => _device.Bind(shape, steps);

        public override Action Bind<T>(IPiecewise operation, IReadOnlyList<Tensor> inputs, Tensor output, IReadOnlyList<ElementStep<T>> steps) =>
            _device.Bind(operation, inputs, output, steps);
    }

    private sealed record RowByRow : Operation, IPiecewise
    {
        public override string Name => "copied";

        public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0];

        public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
        {
            foreach (var i in output.Wanted)
                output[i] = inputs[0][i];
        }

        public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () => output.CopyFrom(inputs[0]);

        public Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, IEpilogue epilogue, Workers workers) =>
            () => workers.For(output.Shape[0], 1, new Row(inputs[0], output, epilogue));

        private readonly struct Row(Tensor x, Tensor y, IEpilogue epilogue) : IJob
        {
            public void Run(int start, int end)
            {
                for (var row = start; row < end; row++)
                {
                    var length = x.Shape[1];
                    x.Span<float>().Slice(row * length, length).CopyTo(y.Span<float>()[(row * length)..]);
                    epilogue.Run(row * length, length);
                }
            }
        }
    }
}
