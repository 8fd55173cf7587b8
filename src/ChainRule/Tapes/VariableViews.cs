using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>Parts and arrangements of a variable's elements. Dimensions are counted from 0, or from the end where they are negative.</summary>
public static class VariableViews
{
    /// <summary>The dimensions in another order: that of <paramref name="axes"/>, each once.</summary>
    /// <exception cref="ShapeException">a dimension is missing, or named twice</exception>
    public static Variable Permute(this Variable x, params ReadOnlySpan<int> axes)
    {
        int[] order = [.. axes.ToArray().Select(x.Shape.Place)];
        if (!order.Order().SequenceEqual(Enumerable.Range(0, x.Shape.Rank)))
            throw new ShapeException($"The order [{string.Join(", ", axes.ToArray())}] does not name each dimension of {x.Shape} once.");
        if (order.SequenceEqual(order.Order()))
            return x;
        var strides = Strides.Of(x.Shape);
        return x.Tape.Append(new View([.. order.Select(axis => x.Shape[axis])], new([.. order.Select(axis => strides[axis])]), 0), x);
    }

    /// <summary>Two dimensions exchanged: the last two make a matrix its transpose.</summary>
    public static Variable Transpose(this Variable x, int a = -2, int b = -1)
    {
        int[] order = [.. Enumerable.Range(0, x.Shape.Rank)];
        (order[x.Shape.Place(a)], order[x.Shape.Place(b)]) = (x.Shape.Place(b), x.Shape.Place(a));
        return x.Permute(order);
    }

    /// <summary>Of one dimension, <paramref name="count"/> indexes from <paramref name="start"/> on, every <paramref name="step"/>th; a negative step goes backwards.</summary>
    /// <exception cref="ShapeException">there are no such indexes</exception>
    public static Variable Slice(this Variable x, int axis, int start, int count, int step = 1)
    {
        axis = x.Shape.Place(axis);
        if (start == 0 && count == x.Shape[axis] && step == 1)
            return x;
        if (count > 0 && (start < 0 || start >= x.Shape[axis] || start + (count - 1L) * step is var last && (last < 0 || last >= x.Shape[axis])))
            throw new ShapeException($"Dimension {axis} of {x.Shape} has no {count} indexes from {start} on in steps of {step}.");
        var (sizes, strides) = (x.Shape.Sizes.ToArray(), Strides.Of(x.Shape).Steps.ToArray());
        var offset = count > 0 ? start * strides[axis] : 0;
        (sizes[axis], strides[axis]) = (count, strides[axis] * step);
        return x.Tape.Append(new View(new(sizes), new(strides), offset), x);
    }

    /// <summary>Zeros put before and after the elements of one dimension.</summary>
    public static Variable Pad(this Variable x, int axis, int before, int after)
    {
        if (before == 0 && after == 0)
            return x;
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        axis = x.Shape.Place(axis);
        var sizes = x.Shape.Sizes.ToArray();
        sizes[axis] = checked(sizes[axis] + before + after);
        var shape = new Shape(sizes);
        var strides = Strides.Of(shape);
        return x.Tape.Append(new ViewTo(shape, strides, before * strides[axis]), x);
    }

    /// <summary>The slices of one dimension at <paramref name="indexes"/> (Int64), whose shape takes the dimension's place.</summary>
    public static Variable Take(this Variable x, int axis, Variable indexes) => x.Tape.Append(new Take(x.Shape.Place(axis)), x, indexes);

    /// <summary>Variables one after another along a dimension; their other sizes are the same.</summary>
    public static Variable Concat(int axis, params IReadOnlyList<Variable> parts) =>
        parts.Count == 1 ? parts[0] : parts[0].Tape.Append(new Concat(parts[0].Shape.Place(axis)), [.. parts]);
}
