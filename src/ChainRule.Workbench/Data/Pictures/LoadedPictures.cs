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

    /// <summary>Reads a set into memory.</summary>
    /// <exception cref="InputException">a picture is broken and is not to be skipped, or there are more pixels than memory can hold</exception>
    public static LoadedPictures Of(PictureSet set, PicturePreparation preparation, bool skipBroken)
    {
        var size = preparation.Sample.Count;
        if ((long)size * set.Files.Count > Array.MaxLength)
            throw new InputException(set.Folder, null, FormattableString.Invariant($"{set.Files.Count} pictures of {preparation.Width}x{preparation.Height} pixels are {(double)size * set.Files.Count / 1e9:F1} GB, more than the 2 GB that can be held"), "make them smaller with --size, or --grey");
        var pixels = new byte[size * set.Files.Count];
        var length = 0;
        var (files, notes) = Read(set, preparation, skipBroken, (_, picture) =>
        {
            picture.CopyTo(pixels.AsSpan(length));
            length += size;
        });
        return new(pixels.AsMemory(0, length), files, notes);
    }

    /// <summary>Reads the pictures that are not broken one after the other.</summary>
    /// <param name="take">gets each of them, and its pixels</param>
    /// <returns>these pictures, and a line on the broken ones</returns>
    /// <exception cref="InputException">a picture is broken and is not to be skipped, or all of them are</exception>
    public static (IReadOnlyList<PictureFile> Files, IReadOnlyList<string> Notes) Read(PictureSet set, PicturePreparation preparation, bool skipBroken, Action<PictureFile, byte[]> take)
    {
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

            files.Add(file);
            take(file, picture!);
        }

        if (files.Count == 0)
            throw new InputException(set.Folder, null, "every picture in this folder is broken", broken[0].Message);
        return (files, broken.Count == 0 ? [] : [$"{Plural.Of(broken.Count, "broken picture")} skipped: {Listing.Of([.. broken.Select(fault => fault.File)], MostShown)}"]);
    }

    /// <summary>The pictures as numbers from 0 to 1: (pictures, channels, height, width).</summary>
    public Tensor Inputs(Shape picture) => new PictureDataset(Pixels, picture, new Tensor([Files.Count], DType.Int64)).ToDataset().Inputs;
}
