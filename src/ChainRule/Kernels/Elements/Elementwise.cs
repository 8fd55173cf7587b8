using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>
/// Kernels that compute element by element over one shape, all of them on one chunk before the next: what one passes to another stays in
/// the first cache. An output that is smaller than the shape is summed along the rows. Threads share the chunks.
/// </summary>
public sealed class Elementwise<T> : IEpilogue
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Elements, counted once for each kernel, that make a share worthwhile, and waking a thread.
    private const int WorthSharing = 1 << 14;
    private const int WorthWaking = 1 << 16;

    private readonly Workers _workers;
    private readonly BroadcastRows _rows;
    private readonly BoundStep[] _steps;
    private readonly Repetition<T>[] _repetitions;
    private readonly RowTotals<T>[] _totals;
    private readonly int _slots;
    private readonly int _grain;

    /// <summary>A loop over values whose memory is there by now.</summary>
    /// <param name="shape">what the loop goes over</param>
    /// <param name="steps">what is done with a chunk, in order</param>
    /// <param name="workers">the threads</param>
    public Elementwise(Shape shape, IReadOnlyList<ElementStep<T>> steps, Workers workers)
    {
        _workers = workers;
        _rows = new(shape, steps.SelectMany(step => step.Inputs.Append(step.Output)).Select(value => value.Shape));
        var operands = new Operands<T>(shape, _rows);
        var reads = steps.Index().SelectMany(step => step.Item.Inputs, (step, input) => (Input: input, step.Index)).ToLookup(read => read.Input, read => read.Index);
        _steps = new BoundStep[steps.Count];
        for (var i = 0; i < _steps.Length; i++)
        {
            var (kernel, inputs, output) = steps[i];
            Operand<T>[] read = [.. inputs.Select(operands.Read)];
            foreach (var input in inputs.Distinct().Where(input => reads[input].Last() == i))
                operands.Forget(input);
            _steps[i] = new(kernel, read.ElementAtOrDefault(0), read.ElementAtOrDefault(1), read.ElementAtOrDefault(2), operands.Write(output));
        }

        (_repetitions, _totals, _slots) = ([.. operands.Repetitions], [.. operands.Totals], operands.Slots);
        var work = (long)shape.Count * steps.Count;
        _grain = work < WorthWaking ? Math.Max(1, _rows.Count) : (int)Math.Max(1, WorthSharing * (long)_rows.Count / work);
    }

    /// <summary>A loop of one kernel, which each call of what is returned runs.</summary>
    /// <param name="shape">what the loop goes over: the largest of the inputs' shapes and the output's</param>
    /// <param name="kernel">what is computed for each chunk</param>
    /// <param name="inputs">what it reads, three at most; smaller ones are stretched</param>
    /// <param name="output">what it writes; a smaller one is summed</param>
    /// <param name="workers">the threads</param>
    public static Action Bind(Shape shape, ElementKernel<T> kernel, IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var step = new ElementStep<T>(kernel, [.. inputs.Select(input => new ElementValue(input.Shape, input))], new(output.Shape, output));
        return new Elementwise<T>(shape, [step], workers).Run;
    }

    /// <summary>Runs the loop over all elements; allocates nothing.</summary>
    public void Run()
    {
        _workers.For(_rows.Count, _grain, new ChunksJob(this));
        foreach (var totals in _totals)
            totals.Add();
    }

    void IEpilogue.Run(int start, int length)
    {
        var scratch = TakeScratch();
        for (var end = start + length; start < end;)
        {
            var chunk = _rows.Next(start, end);
            Run(in chunk, scratch);
            start += chunk.Length;
        }
    }

    // Memory named by a struct is found directly: a struct has its own code.
    private Span<T> TakeScratch() => _slots > 0 ? Scratch<ChunksJob, T>.Take(_slots * BroadcastRows.LongestChunk).AsSpan() : [];

    private void Run(in Chunk chunk, Span<T> scratch)
    {
        foreach (var repetition in _repetitions)
            repetition.Write(in chunk, in _rows, scratch);
        foreach (ref readonly var step in _steps.AsSpan())
            step.Kernel.Run(step.A.At(in chunk, in _rows, scratch), step.B.At(in chunk, in _rows, scratch), step.C.At(in chunk, in _rows, scratch), step.Y.At(in chunk, in _rows, scratch));
    }

    private readonly record struct BoundStep(ElementKernel<T> Kernel, Operand<T> A, Operand<T> B, Operand<T> C, Operand<T> Y);

    private readonly struct ChunksJob(Elementwise<T> loop) : IJob
    {
        public void Run(int start, int end)
        {
            var scratch = loop.TakeScratch();
            for (var i = start; i < end; i++)
                loop.Run(loop._rows[i], scratch);
        }
    }
}
