using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations;

/// <summary>
/// How single elements of a tape came about: an operation's naive meaning is run over traced numbers for the one element that is
/// wanted, and what has no name is traced in turn.
/// </summary>
internal sealed class Tracer(Replay replay, SymbolTable symbols)
{
    private readonly Dictionary<Place, Traced> _unnamed = [];

    /// <summary>The formula of an element over named quantities, whose <see cref="Named.Source"/> is their place.</summary>
    public Expression Formula(Place place) => Trace(place).Expression;

    private Named Name(Place place) => new(symbols[place], replay[place.Variable].Value(place.Index), place);

    /// <summary>The element as the formulas that read it say it: its name, or its formula where it has none.</summary>
    public Expression Read(Place place) => ReadElement(place).Expression;

    private Traced Trace(Place place)
    {
        var (variable, index) = place;
        var node = variable.Producer!;
        var output = new SparseGrid<Traced>(variable.Shape, [], _ => throw new InvalidOperationException($"{node.Operation.Name} did not compute {place}."), index);
        node.Operation.Naive<Traced>([.. node.Inputs.Select(ReadAll)], output);
        return output[index];
    }

    private SparseGrid<Traced> ReadAll(Variable variable)
    {
        long[] indexes = variable.Type == DType.Int64 ? [.. replay[variable].Span<long>()] : [];
        return new(variable.Shape, indexes, index => ReadElement(new Place(variable, index)));
    }

    private Traced ReadElement(Place place)
    {
        if (place.Variable.Literal is { } literal)
            return Traced.Constant(literal);
        if (place.Variable.Name is not null)
            return new(Name(place));
        if (place.Variable.Producer is null)
            return Traced.Constant(replay[place.Variable].Value(place.Index));
        if (!_unnamed.TryGetValue(place, out var traced))
            _unnamed[place] = traced = Trace(place);
        return traced;
    }
}
