using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Every value of a step: its forward pass, its loss and the gradients.</summary>
public sealed class StepObservation
{
    private StepObservation(Tape tape, int forwardNodes, double loss, IReadOnlyList<(Parameter, Tensor)> gradients) =>
        (Tape, ForwardNodes, Loss, Gradients) = (tape, forwardNodes, loss, gradients);

    /// <summary>What was computed, with its values: first the forward pass and the loss, then the gradients.</summary>
    public Tape Tape { get; }

    /// <summary>How many of the tape's nodes belong to the forward pass and the loss.</summary>
    public int ForwardNodes { get; }

    /// <summary>The loss, its penalty included.</summary>
    public double Loss { get; }

    /// <summary>The gradient of the loss with respect to each parameter that is trained, before clipping and other links.</summary>
    public IReadOnlyList<(Parameter Parameter, Tensor Gradient)> Gradients { get; }

    /// <summary>√Σg² over the parameters of each layer, by the layer's path; that of the model itself is empty.</summary>
    public IReadOnlyDictionary<string, double> GradientNorms => new OrderedDictionary<string, double>(
        from pair in Gradients
        group pair.Gradient.ToDoubles().Sum(g => g * g) by pair.Parameter.Layer into squares
        select KeyValuePair.Create(squares.Key, Math.Sqrt(squares.Sum())));

    /// <summary>Computes a step without changing anything: parameters, running statistics and random keys stay as they are.</summary>
    /// <param name="trainer">whose objective is computed</param>
    /// <param name="batch">the inputs, the weights of the samples if they have any, the target, in the types that model and loss read</param>
    /// <param name="isWeighted">whether there are weights</param>
    public static StepObservation Of(Trainer trainer, IReadOnlyList<Tensor> batch, bool isWeighted = false)
    {
        var tape = new Tape(trainer.Device, training: true) { IgnoresUpdates = true };
        var given = batch.Select((tensor, i) => tape.Input(tensor, i == batch.Count - 1 ? "t" : "x")).ToList();
        var parts = new BatchParts<Variable>(given, isWeighted);
        var loss = trainer.Objective.Compute([.. parts.Inputs], parts.Target, parts.Weights);
        var forward = tape.Nodes.Count;
        Parameter[] trained = [.. trainer.Model.Parameters.Where(parameter => !parameter.IsFrozen)];
        var gradients = Backpropagation.Gradients(loss, [.. trained.Select(parameter => parameter.On(tape))]);
        return new(tape, forward, loss.Value.Item(), [.. trained.Zip(gradients, (parameter, gradient) => (parameter, gradient.Value))]);
    }
}
