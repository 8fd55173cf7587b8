using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Pictures with labels, kept as the bytes of their file to save memory; each batch is converted to numbers from 0 to 1.</summary>
/// <param name="pixels">picture after picture, each channel by channel and row by row; 255 becomes 1</param>
/// <param name="picture">[channels, height, width]</param>
/// <param name="labels">(rows) class indexes</param>
/// <param name="classes">the names of the classes; null if they have none</param>
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
        Dataset.CopyRows(labels, rows, target);
        for (var i = 0; i < rows.Length; i++)
            PixelValues.ToNumbers(_pixels.Span.Slice(rows[i] * picture.Count, picture.Count), inputs[0].Span<float>().Slice(i * picture.Count, picture.Count));
    }
}
