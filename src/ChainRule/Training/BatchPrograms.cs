using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>One computation recorded for each size of batch that is met, and replayed.</summary>
/// <param name="step">what to compute of a batch</param>
/// <param name="training">whether layers behave as in training</param>
/// <param name="device">what runs the programs</param>
internal sealed class BatchPrograms(Func<IReadOnlyList<Variable>, IReadOnlyList<Variable>> step, bool training, Device device)
{
    private static readonly string[] Names = ["x", "t"];

    private readonly Dictionary<int, RecordedProgram> _programs = [];

    /// <summary>The program for these rows of each tensor, its inputs filled with them.</summary>
    public RecordedProgram Load(ReadOnlySpan<int> rows, params ReadOnlySpan<Tensor> sources)
    {
        if (!_programs.TryGetValue(rows.Length, out var program) || !program.IsCurrent)
            _programs[rows.Length] = program = Record(rows.Length, sources.ToArray());
        for (var i = 0; i < sources.Length; i++)
            Dataset.CopyRows(sources[i], rows, program.Inputs[i]);
        return program;
    }

    /// <summary>How many rows at once keep what is computed of them within this many bytes, as far as one row can tell.</summary>
    public int RowsWithin(int bytes, params Tensor[] sources) => Math.Max(1, bytes / Record(1, sources).ArenaSize);

    private RecordedProgram Record(int rows, Tensor[] sources) => RecordedProgram.Record(
        tape => step([.. sources.Select((source, i) => tape.Input(new Tensor(source.Shape.WithoutFirst().Prepend(rows), source.Type), Names[i]))]),
        training,
        device);
}
