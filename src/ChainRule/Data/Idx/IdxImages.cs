using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Turns a grid of pixels into the inputs of a network.</summary>
internal static class IdxImages
{
    /// <returns>Float32, bytes divided by 255: (rows, 1, height, width) from a grid of three dimensions, any other shape as it is</returns>
    public static Tensor ToInputs(IdxFile images, string file)
    {
        var inputs = new Tensor(Picture(images.Shape, file).Prepend(images.Shape[0]));
        var pixels = inputs.Span<float>();
        if (images.Type == IdxType.UnsignedByte)
        {
            PixelValues.ToNumbers(images.Elements, pixels);
            return inputs;
        }

        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (float)images.Value(i);
            if (!float.IsFinite(pixels[i]))
                throw new InputException(file, FormattableString.Invariant($"element {i}"), "this is not a finite 32-bit number");
        }

        return inputs;
    }

    /// <summary>Pictures with their labels; unsigned bytes stay bytes until they are loaded.</summary>
    public static BatchSource WithLabels(IdxFile images, Tensor labels, IReadOnlyList<string> classes, string file) =>
        images.Type == IdxType.UnsignedByte
            ? new PictureDataset(images.Content, Picture(images.Shape, file), labels, classes)
            : new Dataset(ToInputs(images, file), labels, classes);

    /// <summary>Pictures with their labels, written to a temporary file row by row.</summary>
    public static BatchSource Written(IdxStream images, Tensor labels, IReadOnlyList<string> classes, string file)
    {
        var writer = new RowFileWriter([new(Picture(images.Shape, file), DType.Float32)], new(Shape.Scalar, DType.Int64), asPixels: true);
        var pixels = new byte[images.Shape.Count / images.Shape[0]];
        for (var row = 0; row < labels.Count; row++)
        {
            images.Fill(pixels);
            writer.Add(pixels, labels.Rows(row, row + 1).Bytes);
        }

        images.End();
        return writer.Complete(classes);
    }

    /// <summary>The shape of one picture; a picture without channels has one.</summary>
    /// <exception cref="InputException">the file holds no pictures</exception>
    public static Shape Picture(Shape images, string file)
    {
        if (images.Rank < 2)
            throw new InputException(file, "byte 3", $"a grid of one dimension, {images}, holds no images", "images need a count and a size, as in [60000, 28, 28]");
        if (images.Count == 0)
            throw new InputException(file, "byte 4", $"a grid of {images} holds no pixels");
        var picture = images.WithoutFirst();
        return picture.Rank == 2 ? picture.Prepend(1) : picture;
    }
}
