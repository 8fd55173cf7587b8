using ChainRule.Devices;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>A product of two square matrices.</summary>
/// <param name="size">the number of rows, and of columns</param>
public sealed class ProductWorkload(int size) : Workload
{
    public override RecordedProgram Record(Device device)
    {
        Tensor a = Numbers("a", [size, size]), b = Numbers("b", [size, size]);
        return Filled(RecordedProgram.Record(tape => [tape.Input(a, "A").MatMul(tape.Input(b, "B"))], training: false, device), a, b);
    }
}
