using System.Globalization;
using System.Runtime.InteropServices;

namespace ChainRule.Tensors;

/// <summary>Numbers of one type in a row-major grid. The memory is managed, so there is nothing to dispose.</summary>
public sealed class Tensor
{
    private readonly byte[] _memory;
    private readonly int _offset;

    /// <summary>A tensor of zeros.</summary>
    public Tensor(Shape shape, DType type = DType.Float32)
        : this(shape, type, new byte[(long)shape.Count * type.Size()], 0)
    {
    }

    /// <summary>A tensor in memory shared with others, <paramref name="offset"/> bytes from its start.</summary>
    internal Tensor(Shape shape, DType type, byte[] memory, int offset) => (Shape, Type, _memory, _offset) = (shape, type, memory, offset);

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>What the elements are.</summary>
    public DType Type { get; }

    /// <summary>Shape and element type.</summary>
    public TensorType TensorType => new(Shape, Type);

    /// <summary>The number of elements.</summary>
    public int Count => Shape.Count;

    /// <summary>A tensor that holds a copy of the values.</summary>
    /// <exception cref="ShapeException">there are more or fewer values than the shape has elements</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values, Shape shape)
        where T : unmanaged
    {
        if (values.Length != shape.Count)
            throw new ShapeException($"{values.Length} values do not fill the shape {shape}, which needs {shape.Count}.");
        var tensor = new Tensor(shape, DTypes.Of<T>());
        values.CopyTo(tensor.Span<T>());
        return tensor;
    }

    /// <inheritdoc cref="From{T}(ReadOnlySpan{T}, Shape)"/>
    public static Tensor From<T>(T[] values, params ReadOnlySpan<int> shape)
        where T : unmanaged => From<T>(values.AsSpan(), new Shape(shape));

    /// <summary>A single floating-point number.</summary>
    public static Tensor Scalar(double value, DType type = DType.Float32)
    {
        var tensor = new Tensor(Shape.Scalar, type);
        tensor.SetValue(0, value);
        return tensor;
    }

    /// <summary>The elements in row-major order; writing to them changes the tensor.</summary>
    /// <exception cref="InvalidOperationException">the elements are not of type T</exception>
    public Span<T> Span<T>()
        where T : unmanaged => DTypes.Of<T>() == Type
        ? MemoryMarshal.Cast<byte, T>(Bytes)
        : throw new InvalidOperationException($"A {Type} tensor does not hold {typeof(T).Name}.");

    /// <summary>The elements as bytes, in the processor's order.</summary>
    public Span<byte> Bytes => _memory.AsSpan(_offset, Count * Type.Size());

    /// <summary>The element at a place in row-major order, as a double.</summary>
    public double Value(int index) => Type switch
    {
        DType.Float32 => Span<float>()[index],
        DType.Float64 => Span<double>()[index],
        _ => Span<long>()[index],
    };

    /// <summary>Sets the element at a place in row-major order.</summary>
    public void SetValue(int index, double value)
    {
        switch (Type)
        {
            case DType.Float32: Span<float>()[index] = (float)value; break;
            case DType.Float64: Span<double>()[index] = value; break;
            default: Span<long>()[index] = (long)value; break;
        }
    }

    /// <summary>The only element.</summary>
    /// <exception cref="InvalidOperationException">there is not exactly one</exception>
    public double Item() =>
        Count == 1 ? Value(0) : throw new InvalidOperationException($"A tensor of shape {Shape} is not a single number.");

    /// <summary>All elements as doubles, in row-major order.</summary>
    public double[] ToDoubles()
    {
        var values = new double[Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(i);
        return values;
    }

    /// <summary>A copy with its own memory, in another element type if one is given.</summary>
    public Tensor Clone(DType? type = null)
    {
        var copy = new Tensor(Shape, type ?? Type);
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>The values in a floating-point type: the tensor itself if it has this type, or holds whole numbers, which stay as they are.</summary>
    public Tensor InPrecision(DType type) => Type == type || !Type.IsFloatingPoint() ? this : Clone(type);

    /// <summary>Copies the values of <paramref name="source"/>, converting the element type where it differs.</summary>
    /// <exception cref="ShapeException">the shapes differ</exception>
    public void CopyFrom(Tensor source)
    {
        if (source.Shape != Shape)
            throw new ShapeException($"Values of shape {source.Shape} cannot be copied into a tensor of shape {Shape}.");
        if (source.Type == Type)
        {
            source.Bytes.CopyTo(Bytes);
            return;
        }

        for (var i = 0; i < Count; i++)
            SetValue(i, source.Value(i));
    }

    /// <summary>The same elements under another shape; the memory is shared.</summary>
    /// <exception cref="ShapeException">the number of elements differs</exception>
    public Tensor Reshape(Shape shape) =>
        shape.Count == Count
            ? new(shape, Type, _memory, _offset)
            : throw new ShapeException($"{Count} elements of shape {Shape} do not fill the shape {shape}.");

    /// <summary>Rows <paramref name="start"/> to <paramref name="end"/> (excluded) of the first dimension; the memory is shared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">there are no such rows</exception>
    public Tensor Rows(int start, int end)
    {
        if (start < 0 || end < start || end > Shape[0])
            throw new ArgumentOutOfRangeException(nameof(start), $"A tensor of shape {Shape} has no rows {start} to {end}.");
        var row = Shape.WithoutFirst();
        return new(row.Prepend(end - start), Type, _memory, _offset + start * row.Count * Type.Size());
    }

    /// <summary>Type and shape; with at most 32 elements, these too.</summary>
    public override string ToString() => Count > 32
        ? $"{Type} {Shape}"
        : $"{Type} {Shape} {{{string.Join(", ", ToDoubles().Select(v => v.ToString("G6", CultureInfo.InvariantCulture)))}}}";
}
