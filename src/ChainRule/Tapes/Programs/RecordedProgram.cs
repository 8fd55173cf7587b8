using System.Runtime.InteropServices;
using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>
/// A computation that is recorded once and replayed: its values lie in one arena planned from their lifetimes, and a run walks an array of bound
/// stages without allocating anything.
/// </summary>
/// <remarks>Nodes that no output, guard or update needs are left out. Updates run last: a run that a guard stops has changed nothing.</remarks>
public sealed class RecordedProgram
{
    private readonly Action[] _stages;
    private readonly KeyValuePair<ITensorHolder, Tensor>[] _held;

    private RecordedProgram(Func<Tape, IReadOnlyList<Variable>> step, Tape tape, Device? device)
    {
        Tape = tape;
        device ??= CpuDevice.Default;
        var outputs = step(tape);
        var nodes = NodeOrder.Of(tape, outputs);
        var stages = device.Fuses ? new Fusion(nodes).Stages(outputs) : [.. nodes.Select(node => new Stage([node], []))];
        ArenaSize = PlaceInArena(tape, stages, outputs);
        MultiplyAdds = nodes.Sum(node => node.Operation.MultiplyAdds(node));
        Inputs = [.. tape.Inputs.Select(input => input.Storage!)];
        Outputs = [.. outputs.Select(output => output.Storage!)];
        NodeCount = nodes.Count;
        _held = [.. tape.Held];
        _stages = [.. stages.Where(stage => stage.HasWork).Select(stage => stage.Bind(device))];
    }

    /// <summary>What was recorded.</summary>
    public Tape Tape { get; }

    /// <summary>Where the next run reads the tape's inputs, in the order in which they were added.</summary>
    public IReadOnlyList<Tensor> Inputs { get; }

    /// <summary>Where the last run left the values that the step returned.</summary>
    public IReadOnlyList<Tensor> Outputs { get; }

    /// <summary>Bytes of the arena in which inputs and computed values lie.</summary>
    public int ArenaSize { get; }

    /// <summary>How many nodes a run computes.</summary>
    public int NodeCount { get; }

    /// <summary>How many stages it has: several nodes that compute element by element over one shape may be one stage.</summary>
    public int StageCount => _stages.Length;

    /// <summary>How many multiply-adds of matrix products and convolutions a run does.</summary>
    public long MultiplyAdds { get; }

    /// <summary>Whether parameters still hold the tensors that were recorded; <c>model.To(…)</c> gives them new ones.</summary>
    public bool IsCurrent => FirstExchanged is null;

    /// <summary>Records a step without running it.</summary>
    /// <param name="step">adds its inputs, computes, and returns the values to keep; values cannot be read while recording</param>
    /// <param name="training">whether layers behave as in training or as in use</param>
    /// <param name="device">what runs the program; the processor when none is given</param>
    /// <exception cref="ShapeException">shapes do not match, or the values take more memory than one array holds</exception>
    public static RecordedProgram Record(Func<Tape, IReadOnlyList<Variable>> step, bool training = false, Device? device = null) =>
        new(step, Tape.Recording(training), device);

    /// <summary>Records a step without its updates: what lives outside the program stays as it is.</summary>
    internal static RecordedProgram RecordWithoutUpdates(Func<Tape, IReadOnlyList<Variable>> step, bool training) =>
        new(step, Tape.RecordingWithoutUpdates(training), null);

    /// <summary>Runs with the inputs that are in <see cref="Inputs"/>.</summary>
    /// <exception cref="NonFiniteException">a guard found a value that is not finite; nothing was updated</exception>
    /// <exception cref="InvalidOperationException">a parameter no longer holds the tensor that was recorded: record again</exception>
    public void Run()
    {
        if (FirstExchanged is { } exchanged)
            throw new InvalidOperationException($"{exchanged} no longer holds the tensor with which the program was recorded: record it again.");
        foreach (var stage in _stages)
            stage();
    }

    /// <summary>Copies the inputs in and runs.</summary>
    /// <exception cref="ShapeException">an input's shape or type is not the one that was recorded: record again</exception>
    public void Run(params ReadOnlySpan<Tensor> inputs)
    {
        if (!Accepts(inputs))
            throw new ShapeException($"The program was recorded for {string.Join(", ", Inputs.Select(i => i.TensorType))}, not for {(inputs.IsEmpty ? "no inputs" : string.Join(", ", inputs.ToArray().Select(i => i.TensorType)))}: record it again.");
        for (var i = 0; i < inputs.Length; i++)
            Inputs[i].CopyFrom(inputs[i]);
        Run();
    }

    /// <summary>Whether the program was recorded for inputs of these shapes and types.</summary>
    public bool Accepts(params ReadOnlySpan<Tensor> inputs)
    {
        var fit = inputs.Length == Inputs.Count;
        for (var i = 0; fit && i < inputs.Length; i++)
            fit = inputs[i].TensorType == Inputs[i].TensorType;
        return fit;
    }

    private ITensorHolder? FirstExchanged => Array.Find(_held, pair => pair.Key.Tensor != pair.Value).Key;

    // A value that shares another's memory keeps that one alive; a value that only its own stage reads needs no memory.
    private static int PlaceInArena(Tape tape, List<Stage> stages, IReadOnlyList<Variable> outputs)
    {
        var last = new Dictionary<Variable, int>();
        var first = new Dictionary<Variable, int>();
        foreach (var input in tape.Inputs)
            (first[input], last[input]) = (-1, stages.Count);
        for (var step = 0; step < stages.Count; step++)
        {
            foreach (var input in stages[step].Inputs)
                last[input.Owner] = Math.Max(step, last.GetValueOrDefault(input.Owner, -1));
            foreach (var output in stages[step].Outputs.Where(output => output.Owner == output))
                (first[output], last[output]) = (step, step);
        }

        foreach (var output in outputs)
            last[output.Owner] = stages.Count;

        var values = first.Keys.Where(value => value.Storage is null).OrderBy(value => value.Index).ToList();
        var (offsets, size) = MemoryPlan.Place([.. values.Select(v => new MemoryPlan.Lifetime(v.TensorType.Size, first[v], last[v]))]);
        var (arena, start) = AllocateAligned(size);
        for (var i = 0; i < values.Count; i++)
            values[i].Storage = new Tensor(values[i].Shape, values[i].Type, arena, start + offsets[i]);
        foreach (var output in stages.SelectMany(stage => stage.Outputs))
            output.Storage ??= output.Owner.Storage!.Reshape(output.Shape);
        return size;
    }

    // Pinned, so that it stays aligned.
    private static (byte[] Memory, int Start) AllocateAligned(int size)
    {
        var memory = GC.AllocateArray<byte>(size + MemoryPlan.Alignment, pinned: true);
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) % MemoryPlan.Alignment);
        return (memory, misaligned == 0 ? 0 : MemoryPlan.Alignment - misaligned);
    }
}
