using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Devices;

/// <summary>The processor, running the fast kernels. The number of threads changes how long a run takes, but no bit of its result.</summary>
public sealed class CpuDevice(int threads) : Device
{
    /// <summary>The threads.</summary>
    internal Workers Workers { get; } = new(threads);

    /// <summary>The processor, with as many threads as this process can run at once.</summary>
    public static CpuDevice Default { get; } = new(Environment.ProcessorCount);

    /// <inheritdoc/>
    public override Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output) =>
        operation.Bind(inputs, output, Workers);

    /// <inheritdoc/>
    public override bool Fuses => true;

    /// <inheritdoc/>
    public override Action Bind<T>(Shape shape, IReadOnlyList<ElementStep<T>> steps) => new Elementwise<T>(shape, steps, Workers).Run;

    /// <inheritdoc/>
    public override Action Bind<T>(IPiecewise operation, IReadOnlyList<Tensor> inputs, Tensor output, IReadOnlyList<ElementStep<T>> steps) =>
        operation.Bind(inputs, output, new Elementwise<T>(output.Shape, steps, Workers), Workers);
}
