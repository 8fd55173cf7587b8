using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// A part of a network: parameters, and what it makes of its input. A layer says in its constructor which parameters,
/// buffers and inner layers it has; nothing is found by reflection.
/// </summary>
public abstract class Layer
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<Parameter> _buffers = [];
    private readonly List<Layer> _children = [];
    private Layer? _parent;
    private string _name = "";

    /// <summary>Where the layer stands in the model: 3.0; empty for the model itself.</summary>
    public string Path => _parent?.Path is { Length: > 0 } path ? $"{path}.{_name}" : _name;

    /// <summary>
    /// Whether training leaves the layer's own parameters as they are: no step changes them, by decay neither, no gradient of theirs is
    /// computed for one, and no penalty applies to them. A frozen batch normalisation works as in use, by its running statistics, which stay as they
    /// are too; dropout goes on. Setting it sets it for all inner layers.
    /// </summary>
    /// <remarks>A step that is recorded keeps to what held then, as <c>Trainer.FitAsync</c> does until its last epoch.</remarks>
    public bool IsFrozen
    {
        get;
        set
        {
            field = value;
            foreach (var child in _children)
                child.IsFrozen = value;
        }
    }

    /// <summary>The parameters that training changes where they are not frozen, those of inner layers included, in order.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. SelfAndInner().SelectMany(layer => layer._parameters)];

    /// <summary>The number of trained numbers, those of inner layers included.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Shape.Count);

    /// <summary>What is kept but not trained, such as running statistics; those of inner layers included, in order.</summary>
    public IReadOnlyList<Parameter> Buffers => [.. SelfAndInner().SelectMany(layer => layer._buffers)];

    /// <summary>Parameters, then buffers: all that is kept, saved and loaded.</summary>
    public IReadOnlyList<Parameter> State => [.. Parameters, .. Buffers];

    /// <summary>The layers inside this one, in order.</summary>
    public IReadOnlyList<Layer> Children => _children;

    /// <summary>Runs the layer on a batch.</summary>
    /// <param name="x">(batch, …), as <see cref="OutputShape"/> takes it after the batch</param>
    /// <returns>(batch, …), as <see cref="OutputShape"/> gives it after the batch</returns>
    /// <exception cref="ShapeException">the input does not fit; the message names the layer</exception>
    public Variable Forward(Variable x)
    {
        if (x.Shape.Rank == 0)
            throw new ShapeException($"{Label} takes a batch; a single number has no batch dimension.");
        OutputShape(x.Shape.WithoutFirst());
        return Run(x);
    }

    /// <summary>Runs the layer on a batch that <see cref="OutputShape"/> has taken already.</summary>
    internal Variable Run(Variable x)
    {
        using var scope = x.Tape.Enter(Label);
        var y = Compute(x);
        if (y.Producer is null)
            return y;
        y.Name ??= new LetterSymbol(Letter, Path);
        y.IsLayerOutput = true;
        return y;
    }

    /// <summary>The shape of one sample's output for one sample's input, both without the batch dimension.</summary>
    /// <exception cref="ShapeException">the input does not fit; the message names the layer</exception>
    public abstract Shape OutputShape(Shape input);

    /// <summary>Draws every parameter anew: the same seed and layers give the same bits.</summary>
    public void Initialize(ulong seed)
    {
        foreach (var layer in SelfAndInner())
        {
            foreach (var parameter in layer._parameters.Concat(layer._buffers))
                parameter.Initialize(seed);
            layer.Seed(seed);
        }
    }

    /// <summary>Converts every parameter and buffer to another floating-point type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">the type is not floating-point</exception>
    public Layer To(DType type)
    {
        if (!type.IsFloatingPoint())
            throw new ArgumentOutOfRangeException(nameof(type), $"Parameters are floating-point numbers, not {type}.");
        foreach (var parameter in State)
            parameter.Convert(type);
        return this;
    }

    /// <summary>The floating-point type of the parameters; 32 bits where there are none.</summary>
    public DType DataType() => State is [var first, ..] ? first.Tensor.Type : DType.Float32;

    /// <summary>The model layer by layer with output shapes and numbers of parameters.</summary>
    /// <param name="input">the shape of one sample, without the batch dimension</param>
    public ModelSummary Summary(Shape input) => new(this, input);

    /// <summary>What the layer's output is called when it is printed, what it is, and what a legend says of it: z for weighted sums, a for activations.</summary>
    protected virtual Letter Letter => Letter.Activation;

    /// <summary>What the layer computes.</summary>
    protected abstract Variable Compute(Variable x);

    /// <summary>Sets whatever randomness the layer uses while training.</summary>
    protected virtual void Seed(ulong seed)
    {
    }

    /// <summary>Adds a trained parameter, in the constructor.</summary>
    /// <param name="name">its name in PyTorch: weight, bias</param>
    /// <param name="shape">the sizes of its dimensions</param>
    /// <param name="initializer">how it is drawn</param>
    /// <param name="letter">what formulas call it, with what a legend says of it; w for a weight, b for a bias, else the name's first letter when none is given</param>
    protected Parameter AddParameter(string name, Shape shape, Initializer initializer, Letter? letter = null)
    {
        var parameter = new Parameter(this, name, shape, initializer, letter);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a tensor that is kept and saved but not trained, in the constructor.</summary>
    /// <inheritdoc cref="AddParameter"/>
    protected Parameter AddBuffer(string name, Shape shape, Initializer initializer, Letter? letter = null)
    {
        var buffer = new Parameter(this, name, shape, initializer, letter);
        _buffers.Add(buffer);
        return buffer;
    }

    /// <summary>Adds an inner layer, in the constructor.</summary>
    /// <exception cref="InvalidOperationException">the layer is part of another already</exception>
    protected TLayer AddChild<TLayer>(string name, TLayer layer)
        where TLayer : Layer
    {
        if (layer._parent is not null)
            throw new InvalidOperationException($"{layer} is a part of {layer._parent.GetType().Name} already; make another with the same settings.");
        (layer._parent, layer._name) = (this, name);
        _children.Add(layer);
        return layer;
    }

    // In the order in which PyTorch lists them, each once.
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

    /// <summary>What <paramref name="shape"/> gives; a shape error in it names this layer.</summary>
    private protected T Named<T>(Func<T> shape)
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

    /// <summary>The layer's type with its settings, as one would construct it.</summary>
    public override string ToString() => $"{GetType().Name}()";
}
