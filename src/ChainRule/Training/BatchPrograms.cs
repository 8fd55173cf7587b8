using ChainRule.Devices;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A computation, recorded for each size and type of batch and then replayed. Only one thread at a time may use it.</summary>
/// <param name="step">what to compute of a batch</param>
/// <param name="training">whether layers behave as in training</param>
/// <param name="device">what runs the programs</param>
internal sealed class BatchPrograms(Func<IReadOnlyList<Variable>, IReadOnlyList<Variable>> step, bool training, Device device)
{
    // The two most recent programs are kept, for full batches and the rest of the data; older ones as long as all of them stay within both limits.
    private const int MostKept = 8;
    private const long MostBytesKept = 1 << 30;

    // The most recent first.
    private readonly List<RecordedProgram> _programs = [];

    /// <summary>The program for a batch of so many rows, whose inputs have these types and shapes in one sample.</summary>
    public RecordedProgram For(int rows, IReadOnlyList<TensorType> samples)
    {
        var program = _programs.Find(candidate => Fits(candidate, rows, samples));
        if (program is null)
            _programs.RemoveAll(other => !other.IsCurrent);
        else
            _programs.Remove(program);
        _programs.Insert(0, program ?? Record(rows, samples));
        while (_programs.Count > MostKept || (_programs.Count > 2 && _programs.Sum(kept => (long)kept.ArenaSize) > MostBytesKept))
            _programs.RemoveAt(_programs.Count - 1);
        return _programs[0];
    }

    /// <summary>Roughly how many samples at once need no more than this many bytes for what is computed of them.</summary>
    public int RowsWithin(int bytes, IReadOnlyList<TensorType> samples) => Math.Max(1, bytes / Math.Max(1, For(1, samples).ArenaSize));

    private static bool Fits(RecordedProgram program, int rows, IReadOnlyList<TensorType> samples)
    {
        var fits = program.IsCurrent;
        for (var i = 0; fits && i < samples.Count; i++)
        {
            var input = program.Inputs[i];
            fits = input.Type == samples[i].Type && input.Shape[0] == rows && input.Shape.Sizes[1..].SequenceEqual(samples[i].Shape.Sizes);
        }

        return fits;
    }

    // If there are several inputs, the last one is the target, except in predictions, where its name does not matter.
    private RecordedProgram Record(int rows, IReadOnlyList<TensorType> samples) => RecordedProgram.Record(
        tape => step([.. samples.Select((sample, i) => tape.Input(sample.NewBatch(rows), i > 0 && i == samples.Count - 1 ? "t" : "x"))]),
        training,
        device);
}
