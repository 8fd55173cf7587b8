using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Optimizers;

/// <summary>A running average for each parameter, as users' own links and hooks keep.</summary>
internal sealed class Averages(IReadOnlyList<Parameter> parameters)
{
    private readonly Dictionary<Parameter, Tensor> _averages = parameters.ToDictionary(parameter => parameter, parameter => new Tensor(parameter.Shape, parameter.Tensor.Type));

    public IEnumerable<NamedTensor> State => _averages.Select(pair => new NamedTensor(pair.Key.Path, pair.Value));

    /// <summary>Writes half of the old average and half of the new value in its place, onto the tape.</summary>
    public Variable Add(Parameter parameter, Variable value)
    {
        var average = value.Tape.Bind(_averages[parameter]);
        var next = average * 0.5 + value * 0.5;
        value.Tape.Append(new Assign(), average, next);
        return next;
    }
}

internal sealed class AveragedWeights(IReadOnlyList<Parameter> all) : StepHook
{
    private readonly Averages _averages = new(all);

    public override string Name => "averaged_weights";

    public override IEnumerable<NamedTensor> State(IReadOnlyList<Parameter> parameters) => _averages.State;

    public override void Append(Tape tape, IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters)
            _averages.Add(parameter, parameter.On(tape));
    }
}

/// <summary>Gives the running averages of gradients in their place.</summary>
internal sealed class AveragedGradients(IReadOnlyList<Parameter> all) : GradientLink
{
    private readonly Averages _averages = new(all);

    public override string Name => "averaged_gradients";

    public override IEnumerable<NamedTensor> State(IReadOnlyList<Parameter> parameters) => _averages.State;

    public override Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients) =>
        [.. parameters.Zip(gradients, (parameter, gradient) => _averages.Add(parameter, gradient))];
}
