using System.Text.Json;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads nested arrays of numbers, row-major, as a tensor, for which memory is taken once all of them are there.</summary>
internal sealed class TensorReader
{
    private readonly StrictValue _value;
    private readonly Shape _shape;
    private readonly DType _type;
    private readonly int[] _place;
    private readonly List<double> _numbers = [];

    private TensorReader(StrictValue value, Shape shape, DType type)
    {
        (_value, _shape, _type) = (value, shape, type);
        _place = new int[shape.Rank];
    }

    /// <summary>The tensor of just this shape.</summary>
    public static Tensor Read(StrictValue value, Shape shape, DType type)
    {
        var reader = new TensorReader(value, shape, type);
        reader.Fill(value.Element, 0);
        return reader.ToTensor();
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

    private Tensor ToTensor()
    {
        var tensor = new Tensor(_shape, _type);
        for (var i = 0; i < _numbers.Count; i++)
            tensor.SetValue(i, _numbers[i]);
        return tensor;
    }

    private void Fill(JsonElement element, int dimension)
    {
        if (dimension == _place.Length)
        {
            SetNext(element);
            return;
        }

        var size = _shape[dimension];
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
        if (!double.IsFinite(_type == DType.Float32 ? (float)number : number))
            throw Refuse(element, _place.Length, $"{Here(element, _place.Length).Quote()} is too large for a {_type}");
        _numbers.Add(number);
    }

    private InputException Refuse(JsonElement element, int dimension, string problem) =>
        Here(element, dimension).Refuse(problem, $"the shape must be {_shape}");

    private StrictValue Here(JsonElement element, int dimension) =>
        new(element, _place.Take(dimension).Aggregate(_value.Location, (location, i) => location.Item(i)));
}
