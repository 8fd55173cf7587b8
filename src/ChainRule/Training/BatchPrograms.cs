using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Tapes;

namespace ChainRule.Training;

/// <summary>One computation recorded for each size of batch that is met, and replayed.</summary>
/// <param name="step">what to compute of a batch's inputs and targets</param>
/// <param name="training">whether layers behave as in training</param>
/// <param name="device">what runs the programs</param>
internal sealed class BatchPrograms(Func<Variable, Variable, IReadOnlyList<Variable>> step, bool training, Device device)
{
    private readonly Dictionary<int, RecordedProgram> _programs = [];

    /// <summary>The program for these rows, its inputs filled with them.</summary>
    public RecordedProgram Load(Dataset data, ReadOnlySpan<int> rows)
    {
        if (!_programs.TryGetValue(rows.Length, out var program))
            _programs[rows.Length] = program = Record(data, rows);
        Dataset.CopyRows(data.Inputs, rows, program.Inputs[0]);
        Dataset.CopyRows(data.Targets, rows, program.Inputs[1]);
        return program;
    }

    private RecordedProgram Record(Dataset data, ReadOnlySpan<int> rows)
    {
        var batch = data.Select(rows);
        return RecordedProgram.Record(tape => step(tape.Input(batch.Inputs, "x"), tape.Input(batch.Targets, "t")), training, device);
    }
}
