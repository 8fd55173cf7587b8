using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>
/// What one batch makes of a network in training, in double precision: the loss, the output, every gradient, and the
/// parameters after one step of the optimizer.
/// </summary>
public sealed class GradientsReport
{
    private GradientsReport(Network network, NetworkBatch batch)
    {
        Network = network.Name;
        var parameters = network.Model.Parameters;
        var tape = new Tape(training: true);
        var input = tape.Input(batch.Input, "x");
        var output = network.Model.Forward(input);
        var loss = network.TrainingLoss(output, tape.Input(batch.Target, "t"));
        var gradients = Backpropagation.Gradients(loss, [.. parameters.Select(parameter => parameter.On(tape)), input]);
        tape.Append(new EnsureFinite(), [loss, output, .. gradients]);
        Loss = loss.Value.Item();
        Output = output.Value;
        Gradients = [.. parameters.Select((parameter, i) => KeyValuePair.Create(parameter.Path, gradients[i].Value))];
        InputGradient = gradients[^1].Value;
        network.Optimizer?.Minimize(loss, parameters);
        Updated = network.Optimizer is null ? null : ByPath(parameters);
        Buffers = ByPath(network.Model.Buffers);
    }

    /// <summary>The network's name.</summary>
    public string Network { get; }

    public double Loss { get; }

    public Tensor Output { get; }

    /// <summary>∂L/∂w by the parameters' names, in the network's order.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Gradients { get; }

    /// <summary>∂L/∂x</summary>
    public Tensor InputGradient { get; }

    /// <summary>The parameters after a step; null where the network has no optimizer.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>>? Updated { get; }

    /// <summary>What layers keep, such as running averages, after this pass.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Buffers { get; }

    /// <summary>Runs the network's batch; the network itself stays as it is.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    /// <exception cref="NonFiniteException">the loss, the output or a gradient is NaN or infinite</exception>
    public static GradientsReport Of(Network network) => network.OnBatch((copy, batch) => new GradientsReport(copy, batch));

    private static KeyValuePair<string, Tensor>[] ByPath(IReadOnlyList<Parameter> parameters) =>
        [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Path, parameter.Tensor))];
}
