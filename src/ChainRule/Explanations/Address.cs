using System.Globalization;
using ChainRule.Tapes;

namespace ChainRule.Explanations;

/// <summary>Finds the element that an address such as 0.weight[1,2] or input[3] names.</summary>
internal static class Address
{
    /// <exception cref="ExplanationException">these variables have no such element</exception>
    public static Place Find(string address, IReadOnlyList<Variable> among)
    {
        var bracket = address.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? address : address[..bracket];
        var variable = among.FirstOrDefault(variable => variable.ToString() == name)
            ?? throw new ExplanationException($"There is no parameter \"{name}\": there are {string.Join(", ", among)}.");
        var indexes = bracket < 0 ? [] : Indexes(address, variable, address[(bracket + 1)..]);
        var shape = variable.Shape;

        // A batch of one needs no batch index, and a single number needs no index at all.
        if (indexes.Length == shape.Rank - 1 && shape[0] == 1)
            indexes = [0, .. indexes];
        if (indexes.Length == 0 && shape.Count == 1)
            indexes = new int[shape.Rank];
        if (indexes.Length != shape.Rank)
            throw new ExplanationException($"{address}: {name} has the shape {shape}, so an element of it has {shape.Rank} indexes, such as {new Place(variable, 0)}.");
        if (indexes.Zip(shape).Any(pair => pair.First >= pair.Second))
            throw new ExplanationException($"{address}: {name} has the shape {shape}; its last element is {new Place(variable, shape.Count - 1)}.");
        return new(variable, indexes.Zip(shape).Aggregate(0, (place, next) => place * next.Second + next.First));
    }

    private static int[] Indexes(string address, Variable variable, string inside)
    {
        if (!inside.EndsWith(']'))
            throw Malformed();
        return [.. inside[..^1].Split(',').Select(text => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw Malformed())];

        ExplanationException Malformed() =>
            new($"{address}: an element is written with its indexes from 0, such as {new Place(variable, variable.Shape.Count - 1)}.");
    }
}
