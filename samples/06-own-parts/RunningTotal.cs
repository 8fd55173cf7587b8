using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace OwnParts;

/// <summary>
/// An operation: y[…, s, j] = Σ x[…, k, j] over all k ≤ s, or over all k ≥ s, for x (…, steps·columns). Each direction is the other's gradient.
/// </summary>
/// <param name="Columns">how many numbers a step has, each with a total of its own</param>
/// <param name="FromEnd">whether it adds up from the last step back</param>
public sealed record RunningTotal(int Columns, bool FromEnd = false) : FloatingOperation
{
    private const int Grain = 1 << 13;

    private static readonly Text Later = new(
        "A step moves all later points too, so that their errors add up.",
        "每一步也会移动后面的所有点，因此它们的误差相加。");

    /// <inheritdoc/>
    public override string Name => FromEnd ? "total_from_end" : "total";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0].Shape.Rank > 0 && inputs[0].Shape[-1] % Columns == 0
        ? new(inputs[0].Shape, Floating(inputs))
        : throw new ShapeException($"Steps of {Columns} numbers do not fill rows of {inputs[0]}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var steps = output.Shape[-1] / Columns;
        foreach (var i in output.Wanted)
        {
            var step = i / Columns % steps;
            var added = FromEnd ? Enumerable.Range(step, steps - step) : Enumerable.Range(0, step + 1);
            output[i] = Sums.Of(added.Select(k => inputs[0][i + (k - step) * Columns]));
        }
    }

    /// <summary>∂L/∂x[…, k, j] = Σ g[…, s, j] over all s ≥ k: the total from the other end.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) => g.Tape.Append(this with { FromEnd = !FromEnd }, g);

    /// <inheritdoc/>
    public override Remark? Remark(ElementView element) => FromEnd ? new(Later) : null;

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var length = Math.Max(1, output.Shape[-1]);
        var job = new Rows<T>(this, inputs[0], output);
        return () => workers.For(output.Count / length, Math.Max(1, Grain / length), job);
    }

    /// <summary>Whole rows, which threads share.</summary>
    private readonly struct Rows<T>(RunningTotal operation, Tensor x, Tensor y) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            var length = x.Shape[-1];
            for (var row = start; row < end; row++)
            {
                var kernel = new Totals<T>(operation, x.Span<T>().Slice(row * length, length), y.Span<T>().Slice(row * length, length));
                Simd.Run<T, Totals<T>>(ref kernel);
            }
        }
    }

    /// <summary>A row, as many columns at a time as there are lanes: their totals stay in a register.</summary>
    private readonly ref struct Totals<T>(RunningTotal operation, ReadOnlySpan<T> x, Span<T> y) : ILanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ReadOnlySpan<T> _x = x;
        private readonly Span<T> _y = y;

        [MethodImpl(Simd.Loop)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            var columns = operation.Columns;
            var (first, step) = operation.FromEnd ? (_x.Length - columns, -columns) : (0, columns);
            var column = 0;
            for (; column <= columns - TLanes.Count; column += TLanes.Count)
                Add<TLanes>(first + column, step);
            for (; column < columns; column++)
                Add<Lane<T>>(first + column, step);
        }

        private void Add<TLanes>(int place, int step)
            where TLanes : struct, ILanes<TLanes, T>
        {
            var total = TLanes.Constant(0);
            for (; place >= 0 && place < _x.Length; place += step)
            {
                total += TLanes.Load(in _x[place], 0);
                TLanes.Store(total, ref _y[place], 0);
            }
        }
    }
}
