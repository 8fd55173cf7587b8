using System.Text.Json;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads nested arrays of numbers, row-major, as a tensor; its memory is allocated only once all numbers are there.</summary>
internal sealed class TensorReader(StrictValue value, Shape shape, DType type)
{
    private readonly int[] _place = new int[shape.Rank];
    private readonly List<double> _numbers = [];

    /// <summary>The tensor, which must have exactly this shape.</summary>
    public static Tensor Read(StrictValue value, Shape shape, DType type)
    {
        var reader = new TensorReader(value, shape, type);
        reader.Read(value.Element, 0);
        var tensor = new Tensor(shape, type);
        for (var i = 0; i < tensor.Count; i++)
            tensor.SetValue(i, reader._numbers[i]);
        return tensor;
    }

    /// <summary>Any number of samples of this shape.</summary>
    public static Tensor ReadBatch(StrictValue value, Shape sample, DType type)
    {
        var count = value.Count(1, Shape.MaximumCount);
        return value.Location.Guard(() => Read(value, sample.Prepend(count), type));
    }

    private void Read(JsonElement element, int dimension)
    {
        if (dimension == _place.Length)
        {
            _numbers.Add(Number(element));
            return;
        }

        if (element.ValueKind != JsonValueKind.Array)
            throw Refuse(element, dimension, "is not an array");
        if (element.GetArrayLength() != shape[dimension])
            throw Here(element, dimension).Refuse($"the length is {element.GetArrayLength()}, not {shape[dimension]}", $"the shape must be {shape}");
        _place[dimension] = 0;
        foreach (var item in element.EnumerateArray())
        {
            Read(item, dimension + 1);
            _place[dimension]++;
        }
    }

    private double Number(JsonElement element) =>
        element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var number) ? throw Refuse(element, shape.Rank, "is not a number")
        : double.IsFinite(type == DType.Float32 ? (float)number : number) ? number
        : throw Refuse(element, shape.Rank, $"is too large for a {type}");

    private InputException Refuse(JsonElement element, int dimension, string problem)
    {
        var here = Here(element, dimension);
        return here.Refuse($"{here.Quote()} {problem}", $"the shape must be {shape}");
    }

    private StrictValue Here(JsonElement element, int dimension) =>
        new(element, _place.Take(dimension).Aggregate(value.Location, (location, i) => location.Item(i)));
}
