using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>The pictures of a set in memory, as bytes.</summary>
/// <param name="Pixels">picture after picture</param>
/// <param name="Files">the picture of each, without those that are broken</param>
/// <param name="Notes">which ones are broken, in a line</param>
internal sealed record LoadedPictures(ReadOnlyMemory<byte> Pixels, IReadOnlyList<PictureFile> Files, IReadOnlyList<string> Notes)
{
    private const int MostShown = 3;

    /// <summary>Reads a set.</summary>
    /// <exception cref="InputException">a picture is broken and is not to be skipped, or there are more pixels than memory can hold</exception>
    public static LoadedPictures Of(PictureSet set, PicturePreparation preparation, bool skipBroken)
    {
        var size = preparation.Sample.Count;
        if ((long)size * set.Files.Count > Array.MaxLength)
            throw new InputException(set.Folder, null, FormattableString.Invariant($"{set.Files.Count} pictures of {preparation.Width}x{preparation.Height} pixels are {(double)size * set.Files.Count / 1e9:F1} GB, more than the 2 GB that can be held"), "make them smaller with --size, or --grey");
        var pixels = new byte[size * set.Files.Count];
        var (files, broken) = (new List<PictureFile>(), new List<InputException>());
        foreach (var (file, picture, fault) in PictureStream.Read(set.Files, preparation.Apply))
        {
            if (fault is not null && !skipBroken)
                throw fault;
            if (fault is not null)
            {
                broken.Add(fault);
                continue;
            }

            picture!.CopyTo(pixels.AsSpan(files.Count * size));
            files.Add(file);
        }

        if (files.Count == 0)
            throw new InputException(set.Folder, null, "every picture in this folder is broken", broken[0].Message);
        string[] notes = broken.Count == 0 ? [] : [$"{Plural.Of(broken.Count, "broken picture")} skipped: {Listing.Of([.. broken.Select(fault => fault.File)], MostShown)}"];
        return new(pixels.AsMemory(0, files.Count * size), files, notes);
    }

    /// <summary>The pictures as numbers from 0 to 1: (pictures, channels, height, width).</summary>
    public Tensor Inputs(Shape picture) => new PictureDataset(Pixels, picture, new Tensor([Files.Count], DType.Int64)).ToDataset().Inputs;

    /// <summary>The pictures with their classes.</summary>
    /// <param name="picture">the shape of one</param>
    /// <param name="classes">the classes, in order</param>
    /// <param name="places">the place of each among them</param>
    public PictureDataset Labelled(Shape picture, IReadOnlyList<string> classes, Func<PictureFile, long> places) =>
        new(Pixels, picture, Tensor.From([.. Files.Select(places)], Files.Count), classes);
}
