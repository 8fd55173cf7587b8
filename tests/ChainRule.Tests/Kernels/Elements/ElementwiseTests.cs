using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Tests.Operations;

namespace ChainRule.Tests.Kernels.Elements;

/// <summary>Shapes of which a chunk is many rows, one, or a part of one.</summary>
public sealed class ElementwiseTests
{
    public static TheoryData<int[], int[]> Operands => new()
    {
        { [300, 3], [3] },
        { [300, 3], [300, 1] },
        { [7, 5, 300, 3], [5, 1, 3] },
        { [40, 30, 2], [40, 1, 2] },
        { [3, 5000], [5000] },
        { [3, 5000], [3, 1] },
        { [3, 5000], [] },
        { [20000], [1] },
        { [2, 3, 2048], [3, 1] },
    };

    [Theory, MemberData(nameof(Operands))]
    public void Every_chunk_reads_its_own_elements(int[] full, int[] small)
    {
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            Tensor x = Some.Tensor(new(full), type), stretched = Some.Tensor(new(small), type, 2);
            Compare(new Zip<Subtract>(), x, stretched);
            Compare(new Zip<Subtract>(), stretched, x);
            Compare(new BroadcastTo(new(full)), stretched);
            Compare(new SumTo(new(small)), x);
        }
    }

    private static void Compare(Operation operation, params Tensor[] inputs)
    {
        var naive = OperationCase.Run(new ReferenceDevice(), operation, inputs)[0];
        var fast = OperationCase.Run(new CpuDevice(2), operation, inputs)[0];
        var tolerance = naive.Type == DType.Float32 ? 1e-4 : 1e-11;
        Near.Equal(naive, fast, tolerance, tolerance, operation.Name);
    }
}
