using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations;

/// <summary>
/// Single elements of a tape over any algebra: an operation's naive meaning is run for the one element that is wanted, and what has
/// no name is computed in turn.
/// </summary>
/// <param name="replay">the values</param>
/// <param name="named">the number that stands for an element of a variable with a name</param>
internal sealed class Elements<T>(Replay replay, Func<Place, T> named)
    where T : IAlgebra<T>
{
    private readonly Dictionary<Place, T> _unnamed = [];

    /// <summary>The element, from those that the operation reads.</summary>
    public T Compute(Place place)
    {
        var (variable, index) = place;
        var node = variable.Producer!;
        var output = new SparseGrid<T>(variable.Shape, [], _ => throw new InvalidOperationException($"{node.Operation.Name} did not compute {place}."), index);
        node.Operation.Naive<T>([.. node.Inputs.Select(ReadAll)], output);
        return output[index];
    }

    /// <summary>The element as those that read it take it: by its name, or computed where it has none.</summary>
    public T Read(Place place)
    {
        if (place.Variable.Literal is { } literal)
            return T.Constant(literal);
        if (place.Variable.Name is not null)
            return named(place);
        if (place.Variable.Producer is null)
            return T.Constant(replay.Value(place));
        if (!_unnamed.TryGetValue(place, out var element))
            _unnamed[place] = element = Compute(place);
        return element;
    }

    private SparseGrid<T> ReadAll(Variable variable)
    {
        long[] indexes = variable.Type == DType.Int64 ? [.. replay[variable].Span<long>()] : [];
        return new(variable.Shape, indexes, index => Read(new Place(variable, index)));
    }
}
