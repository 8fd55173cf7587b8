using System.Collections.Concurrent;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Uses a model rather than trains it: judges it on data, and predicts.</summary>
/// <param name="model">the model, whose parameters stay as they are</param>
/// <param name="loss">by what it is judged, and how its outputs are read</param>
/// <param name="device">what runs it; the processor when none is given</param>
public sealed class Evaluator(Layer model, Loss loss, Device? device = null)
{
    private const int MostRows = 256;

    // What lies in memory of a batch at once.
    private const int MostBytes = 1 << 30;

    private readonly ConcurrentDictionary<TensorType, int> _rows = [];

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
    public Evaluation Evaluate(Dataset data, CancellationToken cancellation = default)
    {
        var fitted = Fitted.To(model, loss, data);
        var tally = fitted.NewTally(loss);
        Run(Judge, [fitted.Batches.Inputs, fitted.Batches.Targets], (program, rows) => tally.Add(program, rows), cancellation);
        return tally.ToEvaluation();
    }

    /// <summary>What the model says of samples: probabilities for a classification, else its outputs.</summary>
    /// <param name="inputs">(rows, …)</param>
    /// <returns>(rows, …), as the model puts out</returns>
    /// <exception cref="NonFiniteException">an input is NaN or infinite; the message names the first</exception>
    /// <exception cref="ShapeException">the inputs do not fit the model</exception>
    public Tensor Predict(Tensor inputs)
    {
        var fitted = inputs.InPrecision(model.DataType());
        var output = model.OutputType(new TensorType(inputs.Shape.WithoutFirst(), fitted.Type));
        var outputs = new Tensor(output.Shape.Prepend(inputs.Shape[0]), output.Type);
        FiniteData.Require(fitted, inputs, "input");

        // To record takes longer than to run a single row.
        if (inputs.Shape[0] == 1)
            outputs.CopyFrom(Say(new Tape(device).Input(fitted)).Value);
        else
            Run(batch => [Say(batch[0])], [fitted], (program, rows) => outputs.Rows(rows[0], rows[^1] + 1).CopyFrom(program.Outputs[0]), default);
        return outputs;

        Variable Say(Variable x) => loss.Probabilities(model.Forward(x));
    }

    private void Run(Func<IReadOnlyList<Variable>, IReadOnlyList<Variable>> step, Tensor[] sources, Action<RecordedProgram, int[]> take, CancellationToken cancellation)
    {
        var programs = new BatchPrograms(step, training: false, device ?? CpuDevice.Default);
        var atOnce = BatchSize ?? _rows.GetOrAdd(
            new(sources[0].Shape.WithoutFirst(), sources[0].Type),
            _ => Math.Min(MostRows, programs.RowsWithin(MostBytes, sources)));
        foreach (var rows in Enumerable.Range(0, sources[0].Shape[0]).Chunk(atOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var program = programs.Load(rows, sources);
            program.Run();
            take(program, rows);
        }
    }

    private IReadOnlyList<Variable> Judge(IReadOnlyList<Variable> batch)
    {
        var output = model.Forward(batch[0]);
        return [loss.Compute(output, batch[1]), output];
    }
}
