using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Optimizers;

/// <summary>
/// Changes parameters so that a loss becomes smaller. A step is a chain: gradients, <see cref="Links"/>, a guard against what is not finite, the update,
/// <see cref="Hooks"/>. All that it remembers is listed by <see cref="State"/>.
/// </summary>
/// <remarks>Learning rate and step number are read when a step runs, so a recorded program follows their changes.</remarks>
public abstract class Optimizer
{
    private readonly Tensor _learningRate = new(Shape.Scalar, DType.Float64);
    private readonly Tensor _steps = new([1], DType.Int64);

    /// <summary>An optimizer that has done no step.</summary>
    /// <param name="learningRate">η</param>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>η: how far a step goes.</summary>
    /// <exception cref="SettingException">negative, infinite or NaN</exception>
    public double LearningRate
    {
        get => _learningRate.Item();
        set => _learningRate.SetValue(0, Setting.NotNegative(value, "learningRate"));
    }

    /// <summary>How many steps were done.</summary>
    public long StepCount => _steps.Span<long>()[0];

    /// <summary>What is done to the gradients before the update, one link after the other; nothing by default.</summary>
    public IReadOnlyList<GradientLink> Links { get; init => field = [.. value]; } = [];

    /// <summary>What is done after the update, one hook after the other; nothing by default.</summary>
    public IReadOnlyList<StepHook> Hooks { get; init => field = [.. value]; } = [];

    /// <summary>Parameters that other settings, or another optimizer altogether, apply to. The first group that matches counts.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init => field = [.. value]; } = [];

    /// <summary>
    /// Appends the gradients of <paramref name="loss"/> by the parameters that are not frozen, and one step, to the tape. When the loss or a gradient, as
    /// the links leave it, is not finite, the run stops before any parameter is changed.
    /// </summary>
    /// <exception cref="NonFiniteException">when the tape runs: the loss or a gradient is NaN or infinite</exception>
    public void Minimize(Variable loss, IReadOnlyList<Parameter> parameters)
    {
        Parameter[] trained = [.. parameters.Where(parameter => !parameter.IsFrozen)];
        Step(loss, trained, Backpropagation.Gradients(loss, [.. trained.Select(parameter => parameter.On(loss.Tape))]));
    }

    /// <summary>
    /// Every tensor that a step changes besides the parameters, and the learning rate: <c>learning_rate</c>, <c>steps</c>, what is remembered of each parameter by
    /// its path and letter (<c>0.weight.v</c>), and the same of the groups' optimizers (<c>groups.0.steps</c>). Writing to a tensor changes what the next step does.
    /// </summary>
    /// <param name="parameters">those of the model, frozen ones included; what was not remembered of one yet is 0</param>
    public IEnumerable<NamedTensor> State(IReadOnlyList<Parameter> parameters) =>
    [
        .. OwnState(parameters.Where(parameter => For(parameter) == this)),
        .. from part in Links.Cast<StepPart>().Concat(Hooks).Index()
           from tensor in part.Item.State(parameters)
           select tensor.In($"{part.Item.Name}.{part.Index}"),
        .. from member in Members().Where(member => member != this).Index()
           from tensor in member.Item.OwnState(parameters.Where(parameter => For(parameter) == member.Item))
           select tensor.In($"groups.{member.Index}"),
    ];

    /// <summary>Appends one step by gradients of the loss that are on the tape already.</summary>
    internal void Step(Variable loss, IReadOnlyList<Parameter> parameters, Variable[] gradients)
    {
        var tape = loss.Tape;
        foreach (var link in Links)
            gradients = link.Apply(parameters, gradients);
        tape.Append(new EnsureFinite(), [loss, .. gradients]);
        foreach (var group in parameters.Zip(gradients).GroupBy(pair => For(pair.First)))
        {
            var rate = tape.Bind(group.Key._learningRate, RateName([.. group.Select(pair => pair.First.Layer).Distinct()], isAlone: Groups.Count == 0));
            foreach (var (parameter, gradient) in group)
                group.Key.AppendUpdate(parameter, gradient, rate, tape.Bind(group.Key._steps, "steps"));
        }

        foreach (var optimizer in Members())
            tape.Append(new Advance(), tape.Bind(optimizer._steps, "steps"));
        foreach (var hook in Hooks)
            hook.Append(tape, parameters);
    }

    /// <summary>The optimizer that changes this parameter: a group's, or this one.</summary>
    internal Optimizer For(Parameter parameter) =>
        Groups.FirstOrDefault(group => group.Contains(parameter))?.Optimizer ?? this;

    /// <summary>Appends the change of one parameter to the tape.</summary>
    /// <param name="parameter">what the change writes over: its operation's effect is <see cref="Effect.Update"/></param>
    /// <param name="gradient">∂L/∂w, as the links left it</param>
    /// <param name="learningRate">η, a Float64</param>
    /// <param name="steps">how many steps were done before, an Int64</param>
    protected abstract void AppendUpdate(Parameter parameter, Variable gradient, Variable learningRate, Variable steps);

    /// <summary>What is remembered of a parameter, by the letters of its formula.</summary>
    protected abstract IEnumerable<NamedTensor> MemoryOf(Parameter parameter);

    // Where groups have rates of their own, η carries the layer that it is for.
    private static LetterSymbol RateName(string[] layers, bool isAlone) => new(Letter.LearningRate, !isAlone && layers is [var layer] ? layer : "");

    private IEnumerable<NamedTensor> OwnState(IEnumerable<Parameter> parameters) =>
    [
        new("learning_rate", _learningRate),
        new("steps", _steps),
        .. from parameter in parameters
           from tensor in MemoryOf(parameter)
           select tensor.In(parameter.Path),
    ];

    private IEnumerable<Optimizer> Members() => Groups.Select(group => group.Optimizer).Append(this).Distinct();
}
