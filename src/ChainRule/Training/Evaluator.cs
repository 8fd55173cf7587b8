using System.Collections.Concurrent;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Uses a model rather than trains it: judges it on data, and predicts. Any number of threads may do so at once.</summary>
/// <remarks>What was recorded for one call is kept for the next; each thread that calls at the same time has programs of its own.</remarks>
/// <param name="model">the model, whose parameters stay as they are</param>
/// <param name="loss">by what it is judged, and how its outputs are read</param>
/// <param name="device">what runs it; the processor when none is given</param>
public sealed class Evaluator(Layer model, Loss loss, Device? device = null)
{
    private const int MostRows = 256;

    // What lies in memory of a batch at once.
    private const int MostBytes = 1 << 30;

    private readonly ConcurrentBag<BatchPrograms> _judging = [];
    private readonly ConcurrentBag<BatchPrograms> _predicting = [];
    private readonly ConcurrentDictionary<string, int> _rows = [];

    /// <summary>
    /// How many samples are run at once; 256 by default, or as many of a large model as keep what it computes of them within 1 GiB of memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">less than 1</exception>
    public int? BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>How well the model does on data.</summary>
    /// <param name="data">what to judge by</param>
    /// <param name="cancellation">stops after the batch in progress</param>
    /// <exception cref="ArgumentException">the data set is empty</exception>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    /// <exception cref="ShapeException">the data do not fit the model</exception>
    public Evaluation Evaluate(BatchSource data, CancellationToken cancellation = default)
    {
        var batches = new ModelBatches(model, loss, data);
        var tally = batches.NewTally();
        Run(_judging, Judge, batches.Types, data.Count, (program, rows) => tally.Add(program, Judged(batches, program, rows)[^1]), cancellation);
        return tally.ToEvaluation();
    }

    /// <summary>What the model says of samples: probabilities for a classification, else its outputs.</summary>
    /// <param name="inputs">(rows, …) for each input of the model</param>
    /// <returns>(rows, outputs)</returns>
    /// <exception cref="NonFiniteException">an input is NaN or infinite; the message names the first</exception>
    /// <exception cref="ShapeException">the inputs do not fit the model</exception>
    public Tensor Predict(params ReadOnlySpan<Tensor> inputs)
    {
        var type = model.DataType();
        var (rows, types, given) = (inputs[0].Shape[0], new TensorType[inputs.Length], inputs.ToArray());
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = inputs[i].InPrecision(type);
            types[i] = new(given[i].Shape.WithoutFirst(), given[i].Type);
            FiniteData.Require(given[i], inputs[i], "input");
        }

        var output = model.OutputType(types);
        var outputs = new Tensor(output.Shape.Prepend(rows), output.Type);
        Run(_predicting, batch => [Say(batch)], types, rows, RunRows, default);
        return outputs;

        Variable Say(IReadOnlyList<Variable> batch) => loss.Probabilities(model.Forward([.. batch]));

        void RunRows(RecordedProgram program, int[] part)
        {
            for (var i = 0; i < given.Length; i++)
                program.Inputs[i].CopyFrom(given[i].Rows(part[0], part[^1] + 1));
            program.Run();
            outputs.Rows(part[0], part[^1] + 1).CopyFrom(program.Outputs[0]);
        }
    }

    private static Tensor[] Judged(ModelBatches batches, RecordedProgram program, int[] rows)
    {
        var given = batches.LoadChecked(rows, program.Inputs);
        program.Run();
        return given;
    }

    private void Run(
        ConcurrentBag<BatchPrograms> kept,
        Func<IReadOnlyList<Variable>, IReadOnlyList<Variable>> step,
        IReadOnlyList<TensorType> samples,
        int count,
        Action<RecordedProgram, int[]> run,
        CancellationToken cancellation)
    {
        var programs = kept.TryTake(out var rested) ? rested : new(step, training: false, device ?? CpuDevice.Default);
        var atOnce = BatchSize ?? _rows.GetOrAdd(string.Join(", ", samples), _ => Math.Min(MostRows, programs.RowsWithin(MostBytes, samples)));
        foreach (var rows in Enumerable.Range(0, count).Chunk(atOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            run(programs.For(rows.Length, samples), rows);
        }

        kept.Add(programs);
    }

    private IReadOnlyList<Variable> Judge(IReadOnlyList<Variable> batch)
    {
        var output = model.Forward([.. batch.SkipLast(1)]);
        return [loss.Compute(output, batch[^1]), output];
    }
}
