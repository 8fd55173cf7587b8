using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>A tensor that is written piece by piece, and what takes over each piece, if anything does. Elements are counted from Start.</summary>
internal readonly record struct PiecewiseOutput(Tensor Tensor, IEpilogue? Epilogue, int Start = 0)
{
    public Span<T> Span<T>()
        where T : unmanaged => Tensor.Span<T>()[Start..];

    public void HandOver(int first, int length) => Epilogue?.Run(Start + first, length);
}
