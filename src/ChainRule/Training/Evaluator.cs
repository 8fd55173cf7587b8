using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Uses a model rather than trains it: judges it on data, and predicts.</summary>
/// <param name="model">the model, whose parameters stay as they are</param>
/// <param name="loss">by what it is judged, and how its outputs are read</param>
/// <param name="device">what runs it; the processor when none is given</param>
public sealed class Evaluator(Layer model, Loss loss, Device? device = null)
{
    private const int Batch = 256;

    /// <summary>How well the model does on data.</summary>
    /// <param name="data">what to judge by</param>
    /// <param name="cancellation">stops after the batch in progress</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Evaluation Evaluate(Dataset data, CancellationToken cancellation = default)
    {
        var fitted = Fitted.To(model, loss, data);
        var programs = new BatchPrograms(Judge, training: false, device ?? CpuDevice.Default);
        var tally = fitted.NewTally(loss);
        foreach (var rows in Batches(data.Count))
        {
            cancellation.ThrowIfCancellationRequested();
            var program = programs.Load(fitted.Batches, rows);
            program.Run();
            tally.Add(program, rows);
        }

        return tally.ToEvaluation();
    }

    /// <summary>What the model says of samples: probabilities for a classification, else its outputs.</summary>
    /// <param name="inputs">(rows, …)</param>
    /// <returns>(rows, outputs)</returns>
    public Tensor Predict(Tensor inputs)
    {
        var count = inputs.Shape[0];
        var type = model.DataType();
        var outputs = new Tensor(model.OutputShape(inputs.Shape.WithoutFirst()).Prepend(count), type);
        for (var start = 0; start < count; start += Batch)
        {
            var end = Math.Min(count, start + Batch);
            var tape = new Tape(device);
            var output = loss.Probabilities(model.Forward(tape.Input(inputs.Rows(start, end).Clone(type))));
            outputs.Rows(start, end).CopyFrom(output.Value);
        }

        return outputs;
    }

    private static IEnumerable<int[]> Batches(int count) => Enumerable.Range(0, count).Chunk(Batch);

    private IReadOnlyList<Variable> Judge(Variable x, Variable target)
    {
        var output = model.Forward(x);
        return [loss.Compute(output, target), output];
    }
}
