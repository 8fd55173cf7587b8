using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>The pictures of a set with their classes: in memory as bytes, or in a temporary file if they are more than that may hold.</summary>
/// <param name="Samples">the pictures</param>
/// <param name="Files">the file of each, without those that are broken</param>
/// <param name="Notes">which ones are broken, in a line</param>
internal sealed record LabelledPictures(BatchSource Samples, IReadOnlyList<PictureFile> Files, IReadOnlyList<string> Notes)
{
    /// <summary>Reads a set.</summary>
    /// <param name="classes">the names of the classes</param>
    /// <param name="place">the place of a picture's class among them</param>
    /// <param name="memory">the most bytes that the pixels may take in memory</param>
    /// <exception cref="InputException">a picture is broken and is not to be skipped, or has an unknown class</exception>
    public static LabelledPictures Of(PictureSet set, PicturePreparation preparation, bool skipBroken, IReadOnlyList<string> classes, Func<PictureFile, long> place, long memory)
    {
        if ((long)preparation.Sample.Count * set.Files.Count > Math.Min(memory, Array.MaxLength))
            return InFile(set, preparation, skipBroken, classes, place);
        var loaded = LoadedPictures.Of(set, preparation, skipBroken);
        return new(new PictureDataset(loaded.Pixels, preparation.Sample, Tensor.From([.. loaded.Files.Select(place)], loaded.Files.Count), classes), loaded.Files, loaded.Notes);
    }

    private static LabelledPictures InFile(PictureSet set, PicturePreparation preparation, bool skipBroken, IReadOnlyList<string> classes, Func<PictureFile, long> place)
    {
        var writer = new RowFileWriter([new(preparation.Sample, DType.Float32)], new(Shape.Scalar, DType.Int64), asPixels: true);
        var (files, notes) = LoadedPictures.Read(set, preparation, skipBroken, (file, picture) => writer.Add(picture, BitConverter.GetBytes(place(file))));
        return new(writer.Complete(classes), files, notes);
    }
}
