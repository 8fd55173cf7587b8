using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Kernels.Rows;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Stops the run, before anything is updated, if an input has an element that is NaN or infinite. The output is the first input.</summary>
public sealed record EnsureFinite : FloatingOperation
{
    private const int PieceLength = 1 << 14;

    // With fewer pieces, no thread is woken.
    private const int WorthWaking = 8;

    /// <inheritdoc/>
    public override string Name => "ensure_finite";

    /// <inheritdoc/>
    public override int? InputCount => null;

    /// <inheritdoc/>
    public override Effect Effect => Effect.Guard;

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => output.Fill(i => inputs[0][i]);

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => input == 0 ? g : null;

    /// <summary>The place, in row-major order, of the first element that is NaN or infinite; null where there is none.</summary>
    public static int? FirstNotFinite(Tensor tensor) =>
        IsFinite(tensor) ? null : Enumerable.Range(0, tensor.Count).First(i => !double.IsFinite(tensor.Value(i)));

    /// <summary>Whether no element is NaN or infinite.</summary>
    internal static bool IsFinite(Tensor tensor) => tensor.Type switch
    {
        DType.Float32 => IsFinite<float>(tensor.Span<float>()),
        DType.Float64 => IsFinite<double>(tensor.Span<double>()),
        _ => true,
    };

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        (Tensor, int Start, int Length)[] pieces =
        [
            .. from tensor in inputs
               from piece in Enumerable.Range(0, (tensor.Count + PieceLength - 1) / PieceLength)
               select (tensor, piece * PieceLength, Math.Min(PieceLength, tensor.Count - piece * PieceLength)),
        ];
        var grain = pieces.Length < WorthWaking ? pieces.Length : 1;
        return () => workers.For(pieces.Length, grain, new PiecesJob<T>(pieces));
    }

    // x·0 is 0 for finite numbers and NaN for the others, so one sum decides.
    private static bool IsFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Reduce<T, Vanishing<T>>.Of(values) == T.Zero;

    private readonly struct PiecesJob<T>((Tensor Tensor, int Start, int Length)[] pieces) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            foreach (var (tensor, first, length) in pieces.AsSpan(start, end - start))
            {
                if (!IsFinite<T>(tensor.Span<T>().Slice(first, length)))
                    throw new NonFiniteException();
            }
        }
    }
}
