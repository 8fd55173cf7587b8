using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>A training step of a network on its batch, in double precision: loss, output, gradients, and what the step changes.</summary>
public sealed class GradientsReport
{
    private GradientsReport(Model model, NetworkBatch batch)
    {
        (Network, Optimizer) = (model.Name, model.OptimizerText());
        var parameters = model.Network.Parameters;
        BuffersBefore = ByPath(RunningStatistics(model));
        var tape = new Tape(training: true);
        var input = tape.Input(batch.Input, "x");
        var output = model.Network.Forward(input);
        var loss = model.TrainingLoss(output, tape.Input(batch.Target, "t"), batch.Weights is { } weights ? tape.Input(weights, "w") : null);
        var gradients = Backpropagation.Gradients(loss, [.. parameters.Select(parameter => parameter.On(tape)), input]);
        (Loss, Output, InputGradient) = (loss.Value.Item(), output.Value, gradients[^1].Value);
        Gradients = [.. parameters.Select((parameter, i) => KeyValuePair.Create(parameter.Path, gradients[i].Value))];
        CheckFinite([new("the loss", loss.Value), new("the output", Output), .. Gradients.Select(pair => KeyValuePair.Create($"the gradient of {pair.Key}", pair.Value)), new("the gradient of the input", InputGradient)]);
        model.Optimizer?.Minimize(loss, parameters);
        Updated = model.Optimizer is null ? null : ByPath(parameters);
        Buffers = ByPath(RunningStatistics(model));
        CheckFinite((Updated ?? []).Concat(Buffers).Select(pair => KeyValuePair.Create($"{pair.Key} after the step", pair.Value)));
    }

    /// <summary>The network's name.</summary>
    public string Network { get; }

    /// <summary>The optimizer with its settings; null where the network has none.</summary>
    public string? Optimizer { get; }

    public double Loss { get; }

    public Tensor Output { get; }

    /// <summary>∂L/∂w by the parameters' paths, in the network's order.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Gradients { get; }

    /// <summary>∂L/∂x</summary>
    public Tensor InputGradient { get; }

    /// <summary>The parameters after the step; null where the network has no optimizer.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>>? Updated { get; }

    /// <summary>Running averages and the like, before the step.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> BuffersBefore { get; }

    /// <summary>The same after the step.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Buffers { get; }

    /// <summary>Runs the network's batch; the network itself is not changed.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    /// <exception cref="NonFiniteException">a figure is NaN or infinite; the message says which</exception>
    public static GradientsReport Of(NetworkFile network) => network.OnBatch((copy, batch) => new GradientsReport(copy, batch));

    private static void CheckFinite(IEnumerable<KeyValuePair<string, Tensor>> figures)
    {
        if (figures.FirstOrDefault(figure => EnsureFinite.FirstNotFinite(figure.Value) is not null) is { Key: { } name })
            throw new NonFiniteException($"{name} is NaN or infinite");
    }

    private static IReadOnlyList<Parameter> RunningStatistics(Model model) => [.. model.Network.Buffers.Where(buffer => buffer.IsPersistent)];

    // Copies, since a step writes over them.
    private static KeyValuePair<string, Tensor>[] ByPath(IReadOnlyList<Parameter> parameters) =>
        [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Path, parameter.Tensor.Clone(DType.Float64)))];
}
