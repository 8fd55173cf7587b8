using System.Diagnostics.CodeAnalysis;
using ChainRule.Algebra;
using ChainRule.Explanations.Replays;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Derivations;

/// <summary>
/// Single elements of a tape over any algebra: an operation's naive meaning is run for the one element that is wanted, and the inputs
/// without a name are computed in the same way.
/// </summary>
internal class Elements<T>(Replay replay, Func<Place, T> named)
    where T : IAlgebra<T>
{
    private readonly Dictionary<Place, T> _unnamed = [];
    private readonly Dictionary<Place, HashSet<Place>> _inlined = [];
    private HashSet<Place>? _reading;

    /// <summary>The element, computed from the inputs of its operation.</summary>
    public T Compute(Place place)
    {
        if (TryWrite(place, out var written))
            return written;
        var (variable, index) = place;
        var node = variable.Producer!;
        var outer = _reading;
        _inlined[place] = _reading = [];
        var output = new SparseGrid<T>(variable.Shape, [], _ => throw new InvalidOperationException($"{node.Operation.Name} did not compute {place}."), index);
        NaiveMeaning.Run<T>(node, [.. node.Inputs.Select(ReadAll)], output);
        _reading = outer;
        return output[index];
    }

    /// <summary>The unnamed elements from which an element was computed.</summary>
    public IEnumerable<Place> Inlined(Place place) =>
        _inlined.TryGetValue(place, out var read) ? read.Concat(read.SelectMany(Inlined)).Distinct() : [];

    /// <summary>The element as an input: its name, or computed if it has none.</summary>
    public T Read(Place place)
    {
        if (place.Variable.Literal is { } literal)
            return T.Constant(literal);
        if (place.Variable.Name is not null)
            return named(place);
        if (place.Variable.Producer is null)
            return T.Constant(replay.Value(place));
        _reading?.Add(place);
        if (!_unnamed.TryGetValue(place, out var element))
            _unnamed[place] = element = Compute(place);
        return element;
    }

    /// <summary>Computes the element otherwise than by its operation, if it can.</summary>
    private protected virtual bool TryWrite(Place place, [NotNullWhen(true)] out T? element)
    {
        element = default;
        return false;
    }

    private SparseGrid<T> ReadAll(Variable variable)
    {
        long[] indexes = variable.Type == DType.Int64 ? [.. replay[variable].Span<long>()] : [];
        return new(variable.Shape, indexes, index => Read(new Place(variable, index)));
    }
}
