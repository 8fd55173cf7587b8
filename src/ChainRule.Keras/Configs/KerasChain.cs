using ChainRule.Formats;

namespace ChainRule.Keras.Configs;

/// <summary>Finds the chain that the layers of a model are, from its input to its output. Where two ways meet in an addition, one must be the other's start.</summary>
internal sealed class KerasChain
{
    private const int MaximumDepth = 64;

    private readonly Dictionary<string, (KerasLayer Layer, int Place)> _layers = [];
    private readonly Location _location;
    private int _used;

    public KerasChain(IReadOnlyList<KerasLayer> layers, Location location)
    {
        _location = location;
        foreach (var (place, layer) in layers.Index())
        {
            if (layer.Inputs.FirstOrDefault(input => !_layers.ContainsKey(input)) is { } unknown)
                throw layer.Refuse($"its input {unknown} is not a layer before it");
            if (!_layers.TryAdd(layer.Name, (layer, place)))
                throw layer.Refuse("another layer has this name too");
        }
    }

    /// <summary>The steps that end with a layer; all others must be among them.</summary>
    public IReadOnlyList<KerasStep> To(string output)
    {
        var steps = Between(null, output, 0);
        return _used == _layers.Count ? steps : throw _location.Refuse($"{_layers.Count - _used} of its layers do not lead to its output {output} on one way");
    }

    // Inputs stand before what takes them, so each step leads back.
    private List<KerasStep> Between(string? start, string end, int depth)
    {
        var steps = new List<KerasStep>();
        for (var name = end; name is not null && name != start; _used++)
        {
            if (!_layers.TryGetValue(name, out var met))
                throw _location.Refuse($"there is no layer {name}");
            if (start is not null && met.Place <= _layers[start].Place)
                throw met.Layer.Refuse("its output is added to that of another way, which is not read", "only an addition of a layer's output and what is made of it is read");
            (var step, name) = Step(met.Layer, depth);
            steps.Add(step);
        }

        steps.Reverse();
        return steps;
    }

    private (KerasStep Step, string? Input) Step(KerasLayer layer, int depth)
    {
        switch (layer.Inputs)
        {
            case []:
                return (new(layer, []), null);
            case [var input]:
                return (new(layer, []), input);
            case [var first, var second] when layer.Class == "Add":
                if (depth == MaximumDepth)
                    throw layer.Refuse($"additions are nested deeper than {MaximumDepth}");
                var (early, late) = _layers[first].Place < _layers[second].Place ? (first, second) : (second, first);
                return (new(layer, Between(early, late, depth + 1)), early);
            default:
                throw layer.Refuse($"it takes {layer.Inputs.Count} inputs", "only chains of layers are read, and additions of two");
        }
    }
}
