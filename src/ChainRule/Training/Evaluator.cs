using System.Collections.Concurrent;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Uses a model without training it: judges it on data, and predicts. Any number of threads may do so at once.</summary>
/// <remarks>What is recorded for one call is kept for the next; threads that call at the same time have programs of their own.</remarks>
/// <param name="model">the model, whose parameters stay as they are</param>
/// <param name="loss">decides how outputs are judged and read</param>
/// <param name="device">what runs the model; by default the processor</param>
public sealed class Evaluator(Layer model, Loss loss, Device? device = null)
{
    private const int MostRows = 256;

    // The most memory that the values of one batch may take.
    private const int MostBytes = 1 << 30;

    private readonly ConcurrentBag<BatchPrograms> _judging = [];
    private readonly ConcurrentBag<BatchPrograms> _predicting = [];
    private readonly ConcurrentDictionary<string, int> _rows = [];

    /// <summary>How many samples are run at once; by default 256, or fewer if a large model would need more than 1 GiB of memory for them.</summary>
    /// <exception cref="SettingException">less than 1</exception>
    public int? BatchSize { get; init => field = value is { } samples ? (int)Setting.Positive(samples, nameof(BatchSize)) : null; }

    /// <summary>How well the model does on data.</summary>
    /// <param name="data">what to judge by</param>
    /// <param name="cancellation">stops after the batch in progress</param>
    /// <exception cref="ArgumentException">the data set is empty</exception>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    /// <exception cref="ShapeException">the data do not fit the model</exception>
    public Evaluation Evaluate(BatchSource data, CancellationToken cancellation = default) => Evaluate(data, static _ => { }, cancellation);

    /// <inheritdoc cref="Evaluate(BatchSource, CancellationToken)"/>
    /// <param name="data">what to judge by</param>
    /// <param name="each">looks at each batch after it was judged</param>
    /// <param name="cancellation">stops after the batch in progress</param>
    public Evaluation Evaluate(BatchSource data, Action<JudgedBatch> each, CancellationToken cancellation = default)
    {
        var batches = new ModelBatches(model, loss, data);
        var tally = batches.NewTally();
        Run(_judging, Judge, batches.Types, data.Count, RunRows, cancellation);
        return tally.ToEvaluation();

        void RunRows(RecordedProgram program, int[] rows)
        {
            var given = batches.Load(rows, program.Inputs, check: true);
            program.Run();
            tally.Add(program, given[^1]);
            each(new(rows, program.Outputs[1], given[^1]));
        }
    }

    /// <summary>The model's predictions: probabilities for a classification, otherwise its outputs.</summary>
    /// <param name="inputs">(rows, …) for each input of the model</param>
    /// <returns>(rows, outputs)</returns>
    /// <exception cref="NonFiniteException">an input is NaN or infinite; the message names the first</exception>
    /// <exception cref="ShapeException">the inputs do not fit the model</exception>
    public Tensor Predict(params ReadOnlySpan<Tensor> inputs)
    {
        var type = model.DataType();
        Tensor[] given = [.. inputs.ToArray().Select(input => input.InPrecision(type))];
        var types = model.SampleTypes([.. given.Select(input => input.TensorType)]);
        for (var i = 0; i < given.Length; i++)
            FiniteData.Require(given[i], inputs[i], "input");
        var outputs = model.OutputType(types).NewBatch(given[0].Shape[0]);
        Run(_predicting, Answer, types, given[0].Shape[0], RunRows, default);
        return outputs;

        void RunRows(RecordedProgram program, int[] rows)
        {
            for (var i = 0; i < given.Length; i++)
                program.Inputs[i].CopyFrom(given[i].Rows(rows[0], rows[^1] + 1));
            program.Run();
            outputs.Rows(rows[0], rows[^1] + 1).CopyFrom(program.Outputs[0]);
        }
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

    private IReadOnlyList<Variable> Answer(IReadOnlyList<Variable> batch) => [loss.Probabilities(model.Forward([.. batch]))];
}
