using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>
/// Along a dimension, the indexes of the first few numbers in order of size; of equals, that with the lower index is first. NaN comes before all.
/// </summary>
/// <param name="Axis">which dimension, from 0</param>
/// <param name="Count">how many</param>
internal sealed record Ranking(int Axis, int Count) : Operation
{
    public bool IsLargestFirst { get; init; } = true;

    public bool IsLastOfEqualsFirst { get; init; }

    public override string Name => "ranking";

    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var sizes = inputs[0].Shape.Sizes.ToArray();
        if (Axis >= sizes.Length || Count > sizes[Axis])
            throw new ShapeException($"Dimension {Axis} of {inputs[0].Shape} has no {Count} numbers.");
        sizes[Axis] = Count;
        return new(new(sizes), DType.Int64);
    }

    /// <summary>An algebra's numbers cannot be compared: what was found stands.</summary>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
    }

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => inputs[0].Type switch
    {
        DType.Float32 => Bind<float>(inputs[0], output),
        DType.Float64 => Bind<double>(inputs[0], output),
        _ => Bind<long>(inputs[0], output),
    };

    private Action Bind<T>(Tensor x, Tensor output)
        where T : unmanaged, IComparable<T>
    {
        var (size, inner) = (x.Shape[Axis], Strides.Of(x.Shape)[Axis]);
        var (keys, order) = (new Key<T>[size], new int[size]);
        return () =>
        {
            for (var row = 0; row < output.Count / Math.Max(1, Count); row++)
            {
                var (outer, place) = Math.DivRem(row, inner);
                for (var i = 0; i < size; i++)
                    (keys[i], order[i]) = (new(x.Span<T>()[(outer * size + i) * inner + place], i, this), i);
                if (Count == 1)
                    order[0] = First(keys);
                else
                    Array.Sort(keys, order);
                for (var i = 0; i < Count; i++)
                    output.Span<long>()[(outer * Count + i) * inner + place] = order[i];
            }
        };
    }

    private static int First<T>(Key<T>[] keys)
        where T : unmanaged, IComparable<T>
    {
        var first = 0;
        for (var i = 1; i < keys.Length; i++)
            first = keys[i].CompareTo(keys[first]) < 0 ? i : first;
        return first;
    }

    private readonly struct Key<T>(T value, int index, Ranking ranking) : IComparable<Key<T>>
        where T : unmanaged, IComparable<T>
    {
        private readonly T _value = value;
        private readonly int _index = index;

        public int CompareTo(Key<T> other)
        {
            var order = _value.CompareTo(other._value);
            if (order == 0)
                return ranking.IsLastOfEqualsFirst ? other._index.CompareTo(_index) : _index.CompareTo(other._index);
            // .NET puts NaN before all numbers.
            return ranking.IsLargestFirst && !IsNaN(_value) && !IsNaN(other._value) ? -order : order;
        }

        private static bool IsNaN(T value) => value is float.NaN or double.NaN;
    }
}
