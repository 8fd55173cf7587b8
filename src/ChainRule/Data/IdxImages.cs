using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Turns a grid of pixels into the inputs of a network.</summary>
internal static class IdxImages
{
    /// <returns>
    /// (rows, 1, height, width) of a grid of three dimensions, that of any other as it is; Float32, unsigned bytes over 255
    /// </returns>
    public static Tensor ToInputs(IdxFile images, string file)
    {
        Check(images, file);
        var inputs = new Tensor(Picture(images).Prepend(images.Shape[0]));
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

    /// <summary>Checked pictures with their labels; unsigned bytes stay what they are until they are loaded.</summary>
    public static BatchSource WithLabels(IdxFile images, Tensor labels, IReadOnlyList<string> classes, string file)
    {
        if (images.Type != IdxType.UnsignedByte)
            return new Dataset(ToInputs(images, file), labels, classes);
        return new PictureDataset(images.Content, Picture(images), labels, classes);
    }

    /// <summary>The shape of one picture: a grid of three dimensions is one of a single channel.</summary>
    public static Shape Picture(IdxFile images) =>
        images.Shape.Rank == 3 ? images.Shape.WithoutFirst().Prepend(1) : images.Shape.WithoutFirst();

    /// <summary>Refuses a file that holds no pictures.</summary>
    public static void Check(IdxFile images, string file)
    {
        if (images.Shape.Rank < 2)
            throw new InputException(file, "byte 3", $"one dimension, {images.Shape}, holds no images", "images take rows and sizes, as in [60000, 28, 28]");
        if (images.Shape.Count == 0)
            throw new InputException(file, "byte 4", $"a grid of {images.Shape} holds no pixels");
    }
}
