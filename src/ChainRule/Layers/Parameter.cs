using System.IO.Enumeration;
using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>A tensor of a layer: one that training changes, or a buffer that the layer keeps for itself.</summary>
public sealed class Parameter : ITensorHolder
{
    private readonly Layer _owner;
    private readonly Initializer _initializer;
    private (Layer Layer, string Name) _called;
    private DType _type;
    private Tensor? _tensor;
    private (ulong Seed, string Path)? _stream;

    internal Parameter(Layer owner, string name, Shape shape, Initializer initializer, Letter? letter, DType type = DType.Float32)
    {
        _type = type;
        _owner = owner;
        _called = (owner, name);
        _initializer = initializer;
        Name = name;
        Letter = letter ?? Letter.OfParameter(name);
        Shape = shape;
    }

    /// <summary>The name within the layer: weight, bias.</summary>
    public string Name { get; }

    /// <summary>What formulas call it: w, b, with its role.</summary>
    public Letter Letter { get; }

    /// <summary>The name within the whole model, as PyTorch writes it: 0.weight.</summary>
    public string Path => _called.Layer.Path is { Length: > 0 } path ? $"{path}.{_called.Name}" : _called.Name;

    /// <summary>
    /// Whether training leaves the values as they are: no step changes them, not even by weight decay, no step computes their gradient, and no
    /// penalty applies to them. A normalisation whose running statistics are frozen works as in use; dropout still drops.
    /// </summary>
    /// <remarks>A recorded step keeps the value that it was recorded with; <c>Trainer.FitAsync</c> does so until its last epoch.</remarks>
    public bool IsFrozen { get; set; }

    /// <summary>Whether it is saved with a model's weights; what only training needs, such as a random key, is not.</summary>
    public bool IsPersistent { get; internal init; } = true;

    /// <summary>The path of the layer that it belongs to.</summary>
    internal string Layer => _owner.Path;

    /// <summary>The sizes of the dimensions, as PyTorch orders them.</summary>
    public Shape Shape { get; }

    /// <summary>What the elements are.</summary>
    public DType Type => _type;

    /// <summary>The values; drawn from seed 0 if they were neither drawn nor loaded before.</summary>
    public Tensor Tensor
    {
        get
        {
            if (_tensor is not null)
                return _tensor;
            var tensor = new Tensor(Shape, _type);
            Fill(tensor, _stream ?? (0, StreamName));

            // Of several threads that ask first, all get the tensor of one.
            return Interlocked.CompareExchange(ref _tensor, tensor, null) ?? tensor;
        }
    }

    /// <summary>Draws the values from the random stream of this seed and this parameter's path: at once, or on first use if there are none yet.</summary>
    public void Initialize(ulong seed)
    {
        _stream = (seed, StreamName);
        if (_tensor is not null)
            Fill(_tensor, _stream.Value);
    }

    /// <summary>Copies values of the same shape, converting their type.</summary>
    /// <exception cref="ShapeException">the shape differs; the message names the parameter</exception>
    public void Load(Tensor values)
    {
        if (values.Shape != Shape)
            throw new ShapeException($"{Path} has the shape {Shape}, not {values.Shape}.");
        _tensor ??= new Tensor(Shape, _type);
        _tensor.CopyFrom(values);
    }

    /// <summary>Puts the parameter on a tape, under its path.</summary>
    public Variable On(Tape tape) => tape.Bind(this, new LetterSymbol(Letter, _owner.Path, Path));

    /// <summary>Whether the path matches a pattern, in which * stands for any characters: 0.weight, 2.*, *.bias</summary>
    public bool Matches(string pattern) => FileSystemName.MatchesSimpleExpression(pattern, Path, ignoreCase: false);

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    // A random key belongs to the layer, so its stream has the layer's path.
    private string StreamName => _initializer is RandomKey ? _owner.Path : Path;

    internal void Rename(Layer layer, string name) => _called = (layer, name);

    /// <summary>Makes another tensor of the same shape the parameter's own.</summary>
    internal void Use(Tensor tensor) => (_tensor, _type) = (tensor, tensor.Type);

    // What was drawn, or is still to be drawn from its seed, is rounded to its earlier type first.
    internal void Convert(DType type)
    {
        if (!_type.IsFloatingPoint() || type == _type)
            return;
        if (_tensor is not null || _stream is not null)
            _tensor = Tensor.Clone(type);
        _type = type;
    }

    private void Fill(Tensor tensor, (ulong Seed, string Path) stream) =>
        _initializer.Fill(tensor, new RandomSource(stream.Seed, stream.Path));
}
