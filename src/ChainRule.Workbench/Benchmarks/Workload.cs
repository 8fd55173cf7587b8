using ChainRule.Devices;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>A step to measure, on random data that are always the same.</summary>
public abstract class Workload
{
    public required string Name { get; init; }

    /// <summary>How many samples a step processes.</summary>
    public required int Samples { get; init; }

    /// <summary>Records the step and fills its inputs; every run of the program is one step.</summary>
    public abstract RecordedProgram Record(Device device);

    private protected static RecordedProgram Filled(RecordedProgram program, params ReadOnlySpan<Tensor> inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
            program.Inputs[i].CopyFrom(inputs[i]);
        return program;
    }

    /// <summary>Numbers from −1 to 1.</summary>
    private protected Tensor Numbers(string of, Shape shape) => Drawn(new(shape), of, random => (float)random.NextUniform(-1, 1));

    /// <summary>A class for each sample.</summary>
    private protected Tensor Classes(int classes) => Drawn(new([Samples], DType.Int64), "classes", random => (long)random.NextInteger(classes));

    private Tensor Drawn<T>(Tensor tensor, string of, Func<RandomSource, T> draw)
        where T : unmanaged
    {
        var random = new RandomSource(0, $"{Name} {of}");
        foreach (ref var value in tensor.Span<T>())
            value = draw(random);
        return tensor;
    }
}
