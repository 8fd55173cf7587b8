using ChainRule.Devices;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>One computation recorded for each size and type of batch that is met, and replayed. It is for one thread at a time.</summary>
/// <param name="step">what to compute of a batch</param>
/// <param name="training">whether layers behave as in training</param>
/// <param name="device">what runs the programs</param>
internal sealed class BatchPrograms(Func<IReadOnlyList<Variable>, IReadOnlyList<Variable>> step, bool training, Device device)
{
    // Kept are a full batch and what is left over, and of the others that were used last as many as stay within both.
    private const int MostKept = 8;
    private const long MostBytesKept = 1 << 30;

    private readonly List<RecordedProgram> _programs = [];

    /// <summary>The program for a batch.</summary>
    /// <param name="rows">how many samples it has</param>
    /// <param name="samples">type and shape of each input of one sample</param>
    public RecordedProgram For(int rows, IReadOnlyList<TensorType> samples)
    {
        for (var i = 0; i < _programs.Count; i++)
        {
            var program = _programs[i];
            if (!Fits(program, rows, samples) || !program.IsCurrent)
                continue;
            if (i > 0)
            {
                _programs.RemoveAt(i);
                _programs.Insert(0, program);
            }

            return program;
        }

        _programs.RemoveAll(program => !program.IsCurrent);
        _programs.Insert(0, Record(rows, samples));
        while (_programs.Count > MostKept || (_programs.Count > 2 && _programs.Sum(program => (long)program.ArenaSize) > MostBytesKept))
            _programs.RemoveAt(_programs.Count - 1);
        return _programs[0];
    }

    /// <summary>How many samples at once keep what is computed of them within this many bytes, as far as one can tell.</summary>
    public int RowsWithin(int bytes, IReadOnlyList<TensorType> samples) => Math.Max(1, bytes / For(1, samples).ArenaSize);

    private static bool Fits(RecordedProgram program, int rows, IReadOnlyList<TensorType> samples)
    {
        for (var i = 0; i < samples.Count; i++)
        {
            var input = program.Inputs[i];
            if (input.Type != samples[i].Type || input.Shape[0] != rows || !input.Shape.Sizes[1..].SequenceEqual(samples[i].Shape.Sizes))
                return false;
        }

        return true;
    }

    // The last input of a step that learns or judges is the target.
    private RecordedProgram Record(int rows, IReadOnlyList<TensorType> samples) => RecordedProgram.Record(
        tape => step([.. samples.Select((sample, i) => tape.Input(new Tensor(sample.Shape.Prepend(rows), sample.Type), i > 0 && i == samples.Count - 1 ? "t" : "x"))]),
        training,
        device);
}
