using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Rows;

/// <summary>What is made of a row's e^(x − M) and their sum s; M is the row's largest x.</summary>
internal interface ISoftmaxForm
{
    /// <summary>Whether it is the logarithm.</summary>
    static virtual bool IsLogarithm => false;
}

/// <summary>e^(x − M) / s</summary>
internal readonly struct Probability : ISoftmaxForm;

/// <summary>x − M − ln s</summary>
internal readonly struct LogProbability : ISoftmaxForm
{
    public static bool IsLogarithm => true;
}

/// <summary>A softmax or its logarithm over the last dimension; threads share the rows.</summary>
internal readonly struct SoftmaxJob<T, TForm>(Tensor x, Tensor y, int length) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TForm : struct, ISoftmaxForm
{
    private const int Grain = 1 << 11;

    // Rows up to this length are processed side by side: with 10 elements fifteen times as fast as one by one, with 200 a little faster.
    private const int SideBySide = 256;

    // Rows that the widest lanes process at once.
    private const int MostLanes = 16;

    public static void Run(Tensor x, Tensor y, Workers workers)
    {
        var length = Math.Max(1, y.Shape[-1]);
        var rows = length <= SideBySide ? Grain / length / MostLanes * MostLanes + MostLanes : Math.Max(1, Grain / length);
        workers.For(y.Count / length, rows, new SoftmaxJob<T, TForm>(x, y, length));
    }

    public void Run(int start, int end)
    {
        ReadOnlySpan<T> from = x.Span<T>()[(start * length)..(end * length)];
        var to = y.Span<T>()[(start * length)..(end * length)];
        if (length <= SideBySide)
        {
            var kernel = new ShortRowsSoftmax<T, TForm>(from, to, length);
            Simd.Run<T, ShortRowsSoftmax<T, TForm>>(ref kernel);
        }
        else
        {
            var kernel = new LongRowsSoftmax<T, TForm>(from, to, length);
            Simd.Run<T, LongRowsSoftmax<T, TForm>>(ref kernel);
        }
    }
}
