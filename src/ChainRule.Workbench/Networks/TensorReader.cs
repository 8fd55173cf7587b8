using System.Text.Json;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads nested arrays of numbers, row-major, as a tensor.</summary>
internal sealed class TensorReader
{
    private readonly StrictValue _value;
    private readonly Tensor _tensor;
    private readonly int[] _place;
    private int _count;

    private TensorReader(StrictValue value, Shape shape, DType type)
    {
        _value = value;
        _tensor = new(shape, type);
        _place = new int[shape.Rank];
    }

    /// <summary>The tensor of just this shape.</summary>
    public static Tensor Read(StrictValue value, Shape shape, DType type)
    {
        var reader = new TensorReader(value, shape, type);
        reader.Fill(value.Element, 0);
        return reader._tensor;
    }

    /// <summary>As many samples of this shape as there are.</summary>
    public static Tensor ReadBatch(StrictValue value, Shape sample, DType type)
    {
        var count = value.Count(1, Shape.MaximumCount);
        try
        {
            return Read(value, sample.Prepend(count), type);
        }
        catch (ShapeException fault)
        {
            throw value.Refuse(fault.Message.TrimEnd('.'));
        }
    }

    private void Fill(JsonElement element, int dimension)
    {
        if (dimension == _place.Length)
        {
            SetNext(element);
            return;
        }

        var size = _tensor.Shape[dimension];
        if (element.ValueKind != JsonValueKind.Array)
            throw Refuse(element, dimension, $"{Here(element, dimension).Quote()} is not an array");
        if (element.GetArrayLength() != size)
            throw Refuse(element, dimension, FormattableString.Invariant($"the length is {element.GetArrayLength()}, not {size}"));
        _place[dimension] = 0;
        foreach (var item in element.EnumerateArray())
        {
            Fill(item, dimension + 1);
            _place[dimension]++;
        }
    }

    private void SetNext(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var number))
            throw Refuse(element, _place.Length, $"{Here(element, _place.Length).Quote()} is not a number");
        _tensor.SetValue(_count, number);
        if (!double.IsFinite(_tensor.Value(_count)))
            throw Refuse(element, _place.Length, $"{Here(element, _place.Length).Quote()} is too large for a {_tensor.Type}");
        _count++;
    }

    private InputException Refuse(JsonElement element, int dimension, string problem) =>
        Here(element, dimension).Refuse(problem, $"the shape must be {_tensor.Shape}");

    private StrictValue Here(JsonElement element, int dimension) =>
        new(element, _value.File, _value.Path + string.Concat(_place.Take(dimension).Select(i => FormattableString.Invariant($"[{i}]"))));
}
