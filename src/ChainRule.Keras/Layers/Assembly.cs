using System.Globalization;
using ChainRule.Data;
using ChainRule.Keras.Configs;
using ChainRule.Keras.Weights;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Keras.Layers;

/// <summary>Layers that are put together one after another, with the shape that reaches the next: pictures are (channels, h, w).</summary>
/// <param name="shape">what reaches the first</param>
/// <param name="picture">the picture that it was flattened from; null if it was not</param>
/// <param name="sites">gets the layers with parameters, in the order of the file</param>
internal sealed class Assembly(Shape shape, Shape? picture, List<WeightSite> sites, bool isInner = false)
{
    private const int MaximumLayers = 1000;

    private readonly List<Layer> _layers = [];
    private int _inner;

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>The shape of what the first layer takes.</summary>
    public Shape Input { get; private set; } = shape;

    /// <summary>The shape at the end.</summary>
    public Shape Shape { get; private set; } = shape;

    /// <summary>The picture that what is at the end was flattened from: there, the channels were last.</summary>
    public Shape? Picture { get; private set; } = picture;

    /// <summary>Whether what is at the end are the samples themselves.</summary>
    public bool IsAtInput => !isInner && _layers.Count == 0;

    /// <summary>Adds the layers that the steps are.</summary>
    /// <exception cref="InputException">one of them has no counterpart here; it is named</exception>
    public void Add(IReadOnlyList<KerasStep> steps)
    {
        foreach (var (layer, branch) in steps)
        {
            if (layer.Inputs.Count == 2)
                AddResidual(layer, branch);
            else if (LayerRules.All.TryGetValue(layer.Class, out var rule))
                rule(layer, this);
            else
                throw layer.Refuse(layer.Class == "Lambda" ? "it holds a Python function, which is never run" : "there is no such layer here", "known are " + string.Join(", ", LayerRules.All.Keys.Order()));
        }
    }

    /// <summary>Adds a layer that something of Keras has become.</summary>
    public void Add(KerasLayer source, Func<Layer> make)
    {
        try
        {
            var layer = make();
            Shape = layer.OutputShape(Shape);
            _layers.Add(layer);
        }
        catch (Exception fault) when (fault is ShapeException or ArgumentException or OverflowException)
        {
            throw source.Refuse(fault.Message.TrimEnd('.'));
        }

        if (_layers.Count + _inner > MaximumLayers)
            throw source.Refuse(string.Create(CultureInfo.InvariantCulture, $"the model has more than {MaximumLayers} layers"));
    }

    /// <summary>Adds a layer with parameters, which have these names here, in the order of Keras.</summary>
    public void Add(KerasLayer source, Func<Layer> make, params IReadOnlyList<string> parameters)
    {
        Add(source, make);
        sites.Add(new(_layers[^1], source.Class, source.Name, parameters, Picture));
        if (!source.Flag("trainable", true))
            _layers[^1].IsFrozen = true;
    }

    public void Flatten(KerasLayer source)
    {
        if (Shape.Rank == 1)
            return;
        var before = Shape;
        Add(source, () => new Flatten());
        Picture = before.Rank == 3 ? before : null;
    }

    /// <summary>What is at the end is not ordered by a picture's places any more.</summary>
    public void ForgetPicture() => Picture = null;

    /// <summary>Lets the samples themselves have another shape.</summary>
    public void StartFrom(Shape shape) => Input = Shape = shape;

    private void AddResidual(KerasLayer layer, IReadOnlyList<KerasStep> branch)
    {
        var inner = new Assembly(Shape, Picture, sites, isInner: true);
        inner.Add(branch);
        _inner += inner._layers.Count + inner._inner;
        if (inner.Picture != Picture)
            throw layer.Refuse("it adds a flattened picture to numbers of another order");
        Add(layer, () => new Residual(inner.Layers));
    }
}
