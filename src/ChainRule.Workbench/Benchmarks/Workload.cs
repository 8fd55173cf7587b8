using ChainRule.Devices;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>A step that is measured under a name, on random data that are always the same.</summary>
public abstract class Workload
{
    public required string Name { get; init; }

    /// <summary>How many samples a step works on.</summary>
    public required int Samples { get; init; }

    /// <summary>The step, its inputs filled: every run of the program is one.</summary>
    public abstract RecordedProgram Record(Device device);

    private protected static RecordedProgram Filled(RecordedProgram program, params ReadOnlySpan<Tensor> inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
            program.Inputs[i].CopyFrom(inputs[i]);
        return program;
    }

    /// <summary>Numbers from −1 to 1.</summary>
    private protected Tensor Numbers(string of, Shape shape)
    {
        var random = new RandomSource(0, $"{Name} {of}");
        var tensor = new Tensor(shape);
        foreach (ref var value in tensor.Span<float>())
            value = (float)random.NextUniform(-1, 1);
        return tensor;
    }

    /// <summary>A class for each sample.</summary>
    private protected Tensor Classes(int classes)
    {
        var random = new RandomSource(0, $"{Name} classes");
        var tensor = new Tensor([Samples], DType.Int64);
        foreach (ref var value in tensor.Span<long>())
            value = random.NextInteger(classes);
        return tensor;
    }
}
