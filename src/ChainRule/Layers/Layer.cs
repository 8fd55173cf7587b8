using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// A part of a network: its parameters, and the output that it computes from its input. A layer's constructor adds its parameters,
/// buffers and inner layers explicitly; nothing is found by reflection.
/// </summary>
public abstract class Layer
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<Parameter> _buffers = [];
    private readonly List<Layer> _children = [];
    private Layer? _parent;
    private string _place = "";

    /// <summary>What the layer is called in a chain; null for its place there: 0, 1, 2…</summary>
    /// <exception cref="InvalidOperationException">the layer is part of another already</exception>
    public string? Name
    {
        get;
        set => field = _parent is null ? value : throw new InvalidOperationException($"{Label} is part of {_parent.GetType().Name} already; name it before.");
    }

    /// <summary>The layer's place in the model: 3.0, or 3.fc1 where it has a name; empty for the model itself.</summary>
    public string Path => _parent?.Path is { Length: > 0 } path ? $"{path}.{_place}" : _place;

    /// <summary>Whether its parts keep their names where it is the only layer of a chain: fc1.weight, not 0.fc1.weight.</summary>
    protected internal virtual bool HasOwnNames => false;

    /// <summary>Whether all parameters and persistent buffers are frozen, those of inner layers included; see <see cref="Parameter.IsFrozen"/>.</summary>
    public bool IsFrozen
    {
        get => State.All(parameter => parameter.IsFrozen);
        set
        {
            foreach (var parameter in State)
                parameter.IsFrozen = value;
        }
    }

    /// <summary>The parameters that training changes unless they are frozen, those of inner layers included, in order.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. SelfAndInner().SelectMany(layer => layer._parameters)];

    /// <summary>The number of trained numbers, those of inner layers included.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Shape.Count);

    /// <summary>Tensors that are kept but not trained, such as running statistics and random keys; those of inner layers included, in order.</summary>
    public IReadOnlyList<Parameter> Buffers => [.. SelfAndInner().SelectMany(layer => layer._buffers)];

    /// <summary>The parameters, then the persistent buffers: all that a file of weights holds.</summary>
    public IReadOnlyList<Parameter> State => [.. Parameters, .. Buffers.Where(buffer => buffer.IsPersistent)];

    /// <summary>The layers inside this one, in order.</summary>
    public IReadOnlyList<Layer> Children => _children;

    /// <summary>Runs the layer on a batch.</summary>
    /// <param name="inputs">(batch, …) each, where … is what <see cref="OutputType"/> accepts</param>
    /// <returns>(batch, …), where … is what <see cref="OutputType"/> returns</returns>
    /// <exception cref="ShapeException">the inputs do not fit; the message names the layer</exception>
    public Variable Forward(params ReadOnlySpan<Variable> inputs)
    {
        var batches = new TensorType[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            batches[i] = new(inputs[i].Shape, inputs[i].Type);
        OutputType(this.SampleTypes(batches));
        return Run(inputs);
    }

    /// <summary>Runs the layer on a batch that <see cref="OutputType"/> has accepted already.</summary>
    public Variable Run(params ReadOnlySpan<Variable> inputs)
    {
        using var scope = inputs[0].Tape.Enter(Label);
        var y = Compute(inputs);
        if (y.Producer is null)
            return y;
        y.Name ??= new LetterSymbol(Letter, Path);
        y.IsLayerOutput = true;
        return y;
    }

    /// <summary>The type and shape of one sample's output for those of its inputs, all without the batch dimension.</summary>
    /// <exception cref="ShapeException">the number, shapes or types of the inputs do not fit; the message names the layer</exception>
    public abstract TensorType OutputType(params ReadOnlySpan<TensorType> inputs);

    /// <summary>What the elements of a single input are: numbers of the parameters' type, unless the layer takes whole numbers.</summary>
    public virtual DType InputType => DataType();

    /// <summary>The shape of one sample's output for one input, both without the batch dimension.</summary>
    /// <exception cref="ShapeException">the input does not fit; the message names the layer</exception>
    public virtual Shape OutputShape(Shape input) => OutputType(new TensorType(input, InputType)).Shape;

    /// <summary>Draws every parameter and buffer anew: the same seed and layers give the same bits.</summary>
    public void Initialize(ulong seed)
    {
        foreach (var parameter in Parameters.Concat(Buffers))
            parameter.Initialize(seed);
    }

    /// <summary>Converts every floating-point parameter and buffer to another floating-point type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">the type is not floating-point</exception>
    public Layer To(DType type)
    {
        if (!type.IsFloatingPoint())
            throw new ArgumentOutOfRangeException(nameof(type), $"Parameters are floating-point numbers, not {type}.");
        foreach (var parameter in Parameters.Concat(Buffers))
            parameter.Convert(type);
        return this;
    }

    /// <summary>The floating-point type of the parameters; <see cref="DType.Float32"/> if there are none.</summary>
    public DType DataType() => Parameters.Concat(Buffers).FirstOrDefault(parameter => parameter.Type.IsFloatingPoint())?.Type ?? DType.Float32;

    /// <summary>The layers of the model with their output shapes and numbers of parameters.</summary>
    /// <param name="input">the shape of one sample, without the batch dimension</param>
    public ModelSummary Summary(Shape input) => Summary(new TensorType(input, InputType));

    /// <inheritdoc cref="Summary(Shape)"/>
    /// <param name="inputs">type and shape of each input of one sample, without the batch dimension</param>
    public ModelSummary Summary(params ReadOnlySpan<TensorType> inputs) => new(this, inputs);

    /// <summary>The letter of the layer's output in a derivation, with its role and its text for a legend: z for weighted sums, a for activations.</summary>
    protected virtual Letter Letter => Letter.Activation;

    /// <summary>Computes the output for inputs that <see cref="OutputType"/> has accepted.</summary>
    /// <param name="inputs">(batch, …) each</param>
    protected abstract Variable Compute(ReadOnlySpan<Variable> inputs);

    /// <summary>Adds a trained parameter; for the constructor.</summary>
    /// <param name="name">its name in PyTorch: weight, bias</param>
    /// <param name="shape">the sizes of its dimensions</param>
    /// <param name="initializer">how it is drawn</param>
    /// <param name="letter">its letter in formulas; by default w for a weight, b for a bias, else the name's first letter</param>
    protected Parameter AddParameter(string name, Shape shape, Initializer initializer, Letter? letter = null)
    {
        var parameter = new Parameter(this, name, shape, initializer, letter);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a tensor that is kept but not trained; for the constructor.</summary>
    /// <param name="name">its name in PyTorch: running_mean</param>
    /// <param name="shape">the sizes of its dimensions</param>
    /// <param name="initializer">how it is drawn</param>
    /// <param name="letter">its letter in formulas; by default the name's first letter</param>
    /// <param name="type">its element type, which <see cref="To"/> changes if it is floating-point</param>
    /// <param name="isPersistent">whether it is saved with the weights</param>
    protected Parameter AddBuffer(string name, Shape shape, Initializer initializer, Letter? letter = null, DType type = DType.Float32, bool isPersistent = true)
    {
        var buffer = new Parameter(this, name, shape, initializer, letter, type) { IsPersistent = isPersistent };
        _buffers.Add(buffer);
        return buffer;
    }

    /// <summary>Adds an inner layer; for the constructor.</summary>
    /// <exception cref="InvalidOperationException">the layer is already part of another</exception>
    protected TLayer AddChild<TLayer>(string name, TLayer layer)
        where TLayer : Layer
    {
        if (layer._parent is not null)
            throw new InvalidOperationException($"{layer} is already part of {layer._parent.GetType().Name}; make another with the same settings.");
        (layer._parent, layer._place) = (this, name);
        _children.Add(layer);
        return layer;
    }

    /// <summary>Gives a parameter of an inner layer a name of its own within this one: in_proj_weight, not in_proj.weight.</summary>
    protected void Rename(Parameter parameter, string name) => parameter.Rename(this, name);

    // In PyTorch's order, each once.
    private IEnumerable<Layer> SelfAndInner()
    {
        var next = new Stack<Layer>([this]);
        while (next.TryPop(out var layer))
        {
            yield return layer;
            for (var i = layer._children.Count - 1; i >= 0; i--)
                next.Push(layer._children[i]);
        }
    }

    /// <summary>A shape error that names this layer.</summary>
    protected ShapeException Refuse(Shape input, string wanted) => new($"{Label} takes {wanted}, not {input}.");

    /// <summary>A shape error that names this layer.</summary>
    protected ShapeException Refuse(ReadOnlySpan<TensorType> inputs, string wanted) =>
        new($"{Label} takes {wanted}, not {(inputs.IsEmpty ? "none" : string.Join(" and ", inputs.ToArray()))}.");

    /// <summary>The input, which must be the only one.</summary>
    protected TensorType OneInput(ReadOnlySpan<TensorType> inputs) => inputs is [var x] ? x : throw Refuse(inputs, "one input");

    /// <summary>The input, which must be the only one and floating-point.</summary>
    protected TensorType OneFloatingInput(ReadOnlySpan<TensorType> inputs) =>
        inputs is [var x] && x.Type.IsFloatingPoint() ? x : throw Refuse(inputs, "one input of floating-point numbers");

    /// <summary>Calls <paramref name="shape"/>, and puts this layer's name into its shape error.</summary>
    protected T Named<T>(Func<T> shape)
    {
        try
        {
            return shape();
        }
        catch (ShapeException fault)
        {
            throw new ShapeException($"{Label}: {fault.Message}");
        }
    }

    /// <summary>Path and settings: 2 Linear(128, 10).</summary>
    internal string Label => Path.Length == 0 ? ToString()! : $"{Path} {this}";

    /// <summary>The layer's type with its settings, as in its construction.</summary>
    public override string ToString() => $"{GetType().Name}()";
}
