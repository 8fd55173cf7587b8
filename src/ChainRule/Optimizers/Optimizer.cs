using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Schedules;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Optimizers;

/// <summary>
/// Changes parameters so that a loss becomes smaller. A step is a chain: gradients, <see cref="Links"/>, a guard against NaN and infinity, the update,
/// <see cref="Hooks"/>. <see cref="State"/> lists everything that it keeps between steps.
/// </summary>
/// <remarks>Learning rate and step number are read when a step runs, so a recorded program follows their changes.</remarks>
public abstract class Optimizer
{
    private readonly Tensor _learningRate = new(Shape.Scalar, DType.Float64);
    private readonly Tensor _steps = new([1], DType.Int64);

    /// <summary>An optimizer before its first step.</summary>
    /// <param name="learningRate">η</param>
    protected Optimizer(double learningRate) => LearningRate = InitialLearningRate = learningRate;

    /// <summary>η: how far a step goes.</summary>
    /// <exception cref="SettingException">negative, infinite or NaN</exception>
    public double LearningRate
    {
        get => _learningRate.Item();
        set => _learningRate.SetValue(0, Setting.NotNegative(value, "learningRate"));
    }

    /// <summary>η₀: the learning rate from which the schedule computes the others; without one, the learning rate.</summary>
    public double InitialLearningRate { get => Schedule is null ? LearningRate : field; }

    /// <summary>How the learning rate changes as training goes on; null if it stays as it is. A trainer follows it; in a loop of your own, call <see cref="Follow"/>.</summary>
    public Schedule? Schedule
    {
        get;
        init
        {
            field = value;
            Follow(new(0));
        }
    }

    /// <summary>The number of steps done so far.</summary>
    public long StepCount => _steps.Span<long>()[0];

    /// <summary>Changes of the gradients before the update, in order; none by default.</summary>
    public IReadOnlyList<GradientLink> Links { get; init => field = [.. value]; } = [];

    /// <summary>What a step does after the update, in order; nothing by default.</summary>
    public IReadOnlyList<StepHook> Hooks { get; init => field = [.. value]; } = [];

    /// <summary>Parameters with settings, or an optimizer, of their own. A parameter belongs to the first group that matches it.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init => field = [.. value]; } = [];

    /// <summary>Sets the learning rate to that of the schedule at a moment; does nothing without one. Groups' optimizers follow theirs.</summary>
    /// <exception cref="NonFiniteException">the schedule gives no finite rate</exception>
    public void Follow(Moment moment)
    {
        if (Schedule is null)
            return;
        var rate = Schedule.Rate(InitialLearningRate, moment);
        LearningRate = double.IsFinite(rate) ? rate : throw new NonFiniteException("the learning rate that the schedule gives is NaN or infinite");
        Followed = moment;
    }

    /// <summary>
    /// Appends the gradients of <paramref name="loss"/> with respect to the parameters that are not frozen, and one step, to the tape. If the loss or a
    /// gradient is not finite after the links, the run stops before any parameter changes.
    /// </summary>
    /// <exception cref="NonFiniteException">when the tape runs: the loss or a gradient is NaN or infinite</exception>
    public void Minimize(Variable loss, IReadOnlyList<Parameter> parameters)
    {
        Parameter[] trained = [.. parameters.Where(parameter => !parameter.IsFrozen)];
        Step(loss, trained, Backpropagation.Gradients(loss, [.. trained.Select(parameter => parameter.On(loss.Tape))]));
    }

    /// <summary>
    /// Every tensor that a step changes besides the parameters, and the learning rate: <c>learning_rate</c>, <c>steps</c>, what is kept for each parameter,
    /// named by path and letter (<c>0.weight.v</c>), and the same for the groups' optimizers (<c>groups.0.steps</c>). The next step reads what is written to them.
    /// </summary>
    /// <param name="parameters">the parameters of the model, frozen ones included; what is kept for one is 0 before its first step</param>
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

    /// <summary>The moment of the schedule that gave the learning rate, for derivations; null if none did.</summary>
    internal Moment? Followed { get; private set; }

    /// <summary>This optimizer and its groups', each once.</summary>
    internal IEnumerable<Optimizer> Members() => Groups.Select(group => group.Optimizer).Append(this).Distinct();

    /// <summary>Appends one step with gradients of the loss that are on the tape already.</summary>
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

    /// <summary>The optimizer of this parameter: its group's, or this one.</summary>
    internal Optimizer For(Parameter parameter) =>
        Groups.FirstOrDefault(group => group.Contains(parameter))?.Optimizer ?? this;

    /// <summary>Appends the change of one parameter to the tape.</summary>
    /// <param name="parameter">the parameter, which an operation with <see cref="Effect.Update"/> overwrites</param>
    /// <param name="gradient">∂L/∂w after the links</param>
    /// <param name="learningRate">η, a Float64</param>
    /// <param name="steps">the number of steps done before, an Int64</param>
    protected abstract void AppendUpdate(Parameter parameter, Variable gradient, Variable learningRate, Variable steps);

    /// <summary>What is kept for a parameter, named by the letters of the formula.</summary>
    protected abstract IEnumerable<NamedTensor> MemoryOf(Parameter parameter);

    // Groups have learning rates of their own, so η names its layer if it has just one.
    private static LetterSymbol RateName(string[] layers, bool isAlone) => new(Letter.LearningRate, !isAlone && layers is [var layer] ? layer : "");

    private IEnumerable<NamedTensor> OwnState(IEnumerable<Parameter> parameters) =>
    [
        new("learning_rate", _learningRate),
        new("steps", _steps),
        .. from parameter in parameters
           from tensor in MemoryOf(parameter)
           select tensor.In(parameter.Path),
    ];
}
