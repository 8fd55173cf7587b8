using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>
/// A folder of IDX files named as those of MNIST: <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c>, and the same with <c>t10k</c>
/// for the test; the dash before <c>idx</c> may be a dot, and <c>.gz</c> may follow.
/// </summary>
public static class IdxFolder
{
    /// <summary>Whether all four files are there: images and labels, for training and for the test.</summary>
    public static bool IsComplete(string folder) =>
        (from part in (string[])["train", "t10k"] from kind in (string[])["images", "labels"] select Find(folder, part, kind)).All(file => file is not null);

    /// <summary>Reads the training files and, if they are present, the test files.</summary>
    /// <param name="folder">the folder</param>
    /// <param name="classes">the names of the classes; by default their numbers</param>
    /// <param name="memory">the most bytes that the pictures of a file may take in memory; more are kept in a temporary file</param>
    /// <returns>inputs (rows, channels, height, width), unsigned bytes scaled to [0, 1]; class indexes as targets</returns>
    /// <exception cref="InputException">a file is missing or wrong, or the files do not belong together</exception>
    public static DataSets Read(string folder, IReadOnlyList<string>? classes = null, long memory = long.MaxValue)
    {
        var train = ReadPair(folder, "train", classes, memory)
            ?? throw new InputException(folder, null, "there are no training files in this folder", "put train-images-idx3-ubyte and train-labels-idx1-ubyte (or .gz) there");
        return new(train, Test: ReadPair(folder, "t10k", train.Classes, memory, train.InputShape));
    }

    /// <summary>Reads the test files only, whose classes have these names.</summary>
    /// <exception cref="InputException">a file is missing or wrong, or the files do not belong together</exception>
    public static BatchSource ReadTest(string folder, IReadOnlyList<string> classes) =>
        ReadPair(folder, "t10k", classes, long.MaxValue) ?? throw new InputException(folder, null, "there are no test files in this folder", "put t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte (or .gz) there");

    /// <summary>Reads a file of pictures without labels; it may have any name.</summary>
    /// <returns>inputs (rows, channels, height, width), unsigned bytes scaled to [0, 1]</returns>
    /// <exception cref="InputException">the file is missing or wrong, or holds no pictures</exception>
    public static Tensor ReadPictures(string file) => IdxImages.ToInputs(IdxFile.Read(file), file);

    /// <summary>The pictures in the content of such a file; <paramref name="file"/> is its name in messages.</summary>
    /// <inheritdoc cref="ReadPictures"/>
    public static Tensor ParsePictures(byte[] content, string file) => IdxImages.ToInputs(IdxFile.Parse(content, file), file);

    private static BatchSource? ReadPair(string folder, string part, IReadOnlyList<string>? classes, long memory, Shape? inputShape = null)
    {
        var imageFile = Find(folder, part, "images");
        var labelFile = Find(folder, part, "labels");
        if (imageFile is null && labelFile is null)
            return null;
        if (imageFile is null || labelFile is null)
            throw new InputException((imageFile ?? labelFile)!, null, $"the {part}-{(imageFile is null ? "images" : "labels")} file that goes with it is missing", "put both files into the folder");
        using var large = IdxStream.IsLarge(imageFile) ? new IdxStream(imageFile) : null;
        var images = large is { Type: IdxType.UnsignedByte } && large.ElementBytes > memory ? null : IdxFile.Read(imageFile);
        var shape = images?.Shape ?? large!.Shape;
        var picture = IdxImages.Picture(shape, imageFile);
        var labels = IdxLabels.ToTargets(IdxFile.Read(labelFile), labelFile);
        if (labels.Count != shape[0])
            throw new InputException(labelFile, null, FormattableString.Invariant($"{labels.Count} labels for the {shape[0]} images of {Path.GetFileName(imageFile)}"), "there must be one for each image");
        classes = IdxLabels.CheckClasses(labels, classes, isTraining: part == "train", labelFile);
        if (inputShape is not null && picture != inputShape)
            throw new InputException(imageFile, "byte 4", $"the images are {picture}, but the training images are {inputShape}");
        return images is null ? IdxImages.Written(large!, labels, classes, imageFile) : IdxImages.WithLabels(images, labels, classes, imageFile);
    }

    private static string? Find(string folder, string part, string kind) =>
        !Directory.Exists(folder)
            ? null
            : InputFile.InFolder(folder, $"{part}-{kind}*")
                .Where(file => IsIdxName(Path.GetFileName(file)[$"{part}-{kind}".Length..]))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault();

    private static bool IsIdxName(string rest)
    {
        rest = rest.EndsWith(".gz", StringComparison.Ordinal) ? rest[..^3] : rest;
        return rest is ['-' or '.', 'i', 'd', 'x', >= '1' and <= '9', .. "-ubyte"];
    }
}
