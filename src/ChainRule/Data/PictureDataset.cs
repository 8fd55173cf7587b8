using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Pictures with labels, kept as the bytes that they are in their file: numbers from 0 to 1, a quarter of whose memory they take, are made of them batch by batch.</summary>
/// <param name="pixels">row after row, of each picture channel by channel; 255 becomes 1</param>
/// <param name="picture">[channels, height, width]</param>
/// <param name="labels">(rows) class indexes</param>
/// <param name="classes">the names of the classes; null where they have none</param>
public sealed class PictureDataset(ReadOnlyMemory<byte> pixels, Shape picture, Tensor labels, IReadOnlyList<string>? classes = null) : BatchSource
{
    private readonly ReadOnlyMemory<byte> _pixels = pixels.Length == (long)picture.Count * labels.Count
        ? pixels
        : throw new ShapeException($"{pixels.Length} pixels are not {labels.Count} pictures of shape {picture}.");

    /// <inheritdoc/>
    public override int Count => labels.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> InputTypes { get; } = [new(picture, DType.Float32)];

    /// <inheritdoc/>
    public override TensorType TargetType => new(Shape.Scalar, DType.Int64);

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Classes => classes;

    /// <inheritdoc/>
    public override Tensor LoadTargets() => labels.Clone();

    /// <inheritdoc/>
    public override void Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> inputs, Tensor target)
    {
        var wanted = target.Span<long>();
        var known = labels.Span<long>();
        var numbers = inputs[0].Span<float>();
        for (var i = 0; i < rows.Length; i++)
        {
            wanted[i] = known[rows[i]];
            PixelValues.ToNumbers(_pixels.Span.Slice(rows[i] * picture.Count, picture.Count), numbers.Slice(i * picture.Count, picture.Count));
        }
    }
}
