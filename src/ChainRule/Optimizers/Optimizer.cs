using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Optimizers;

/// <summary>Changes parameters so that a loss becomes smaller. What it remembers of each parameter it keeps itself.</summary>
/// <remarks>Learning rate and step number are read when a step runs, so a recorded program follows their changes.</remarks>
public abstract class Optimizer
{
    private readonly Tensor _learningRate = new(Shape.Scalar, DType.Float64);
    private readonly Tensor _steps = new([1], DType.Int64);
    private readonly List<ParameterGroup> _groups = [];

    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>η: how far a step goes.</summary>
    /// <exception cref="SettingException">negative, infinite or NaN</exception>
    public double LearningRate
    {
        get => _learningRate.Item();
        set => _learningRate.SetValue(0, Setting.NotNegative(value, "learningRate"));
    }

    /// <summary>How many steps were done.</summary>
    public long StepCount => _steps.Span<long>()[0];

    /// <summary>What is done to the gradients before the step; nothing by default.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>Parameters that other settings, or another optimizer altogether, apply to. The first group that matches counts.</summary>
    public IReadOnlyList<ParameterGroup> Groups
    {
        get => _groups;
        init => _groups = [.. value];
    }

    /// <summary>
    /// Appends the gradients of <paramref name="loss"/> by the parameters that are not frozen, and one step, to the tape. When the loss or a gradient
    /// is not finite, the run stops before any parameter is changed.
    /// </summary>
    /// <exception cref="NonFiniteException">when the tape runs: the loss or a gradient is NaN or infinite</exception>
    public void Minimize(Variable loss, IReadOnlyList<Parameter> parameters)
    {
        Parameter[] trained = [.. parameters.Where(parameter => !parameter.IsFrozen)];
        Step(loss, trained, Backpropagation.Gradients(loss, [.. trained.Select(parameter => parameter.On(loss.Tape))]));
    }

    /// <summary>Appends one step by gradients of the loss that are on the tape already.</summary>
    internal void Step(Variable loss, IReadOnlyList<Parameter> parameters, Variable[] gradients)
    {
        var tape = loss.Tape;
        tape.Append(new EnsureFinite(), [loss, .. gradients]);
        if (Clipping is not null)
            gradients = Clipping.Clip(gradients);
        foreach (var group in parameters.Zip(gradients).GroupBy(pair => For(pair.First)))
        {
            var rate = tape.Bind(group.Key._learningRate, RateName([.. group.Select(pair => pair.First.Layer).Distinct()], isAlone: _groups.Count == 0));
            foreach (var (parameter, gradient) in group)
                group.Key.AppendUpdate(parameter.On(tape), gradient, rate, tape.Bind(group.Key._steps, "steps"));
        }

        foreach (var optimizer in Members())
            tape.Append(new Advance(), tape.Bind(optimizer._steps, "steps"));
    }

    /// <summary>The optimizer that changes this parameter: a group's, or this one.</summary>
    internal Optimizer For(Parameter parameter) =>
        _groups.FirstOrDefault(group => group.Contains(parameter))?.Optimizer ?? this;

    private protected abstract void AppendUpdate(Variable parameter, Variable gradient, Variable learningRate, Variable steps);

    // Where groups have rates of their own, η carries the layer that it is for.
    private static LetterSymbol RateName(string[] layers, bool isAlone) => new("η", !isAlone && layers is [var layer] ? layer : "");

    private IEnumerable<Optimizer> Members() => _groups.Select(group => group.Optimizer).Append(this).Distinct();
}
