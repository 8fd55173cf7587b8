using System.Globalization;
using ChainRule.Data;
using ChainRule.Workbench.Data.Pictures.Decoding;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>What the files of pictures say about themselves, before any is unpacked.</summary>
/// <param name="Sizes">how many pictures have each size, upright, the most frequent first</param>
/// <param name="InColour">how many are in colour</param>
/// <param name="Broken">those that cannot be read, and why</param>
internal sealed record PictureSurvey(IReadOnlyList<(int Width, int Height, int Count)> Sizes, int InColour, int Count, IReadOnlyList<(PictureFile File, InputException Fault)> Broken)
{
    private const int MostSizes = 3;

    /// <summary>What the headers say, and whether the files are whole.</summary>
    public static PictureSurvey OfHeaders(IEnumerable<PictureFile> files) => Of(files, (content, file) => PictureHeader.Read(content, file, unpacks: false));

    /// <summary>The same, where every picture is unpacked, so that all that are broken are found.</summary>
    public static PictureSurvey OfPixels(IEnumerable<PictureFile> files) => Of(files, (content, file) =>
    {
        PictureDecoder.Decode(content, file, out var header);
        return header;
    });

    /// <summary>What the file of a single picture says.</summary>
    public static PictureSurvey Of(PictureHeader header) => new([(header.UprightSize.Width, header.UprightSize.Height, 1)], header.IsColour ? 1 : 0, 1, []);

    /// <summary>The sizes in words: 640x480 (120), 500x375 (80).</summary>
    public string SizesInWords(int most = MostSizes) =>
        Listing.Of([.. Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height} ({size.Count:N0})"))], most);

    /// <summary>How the pictures are to be prepared: as options say or, where they do not, in the size and the colours that they have.</summary>
    /// <exception cref="InputException">no size is given, and the pictures have several</exception>
    public PicturePreparation Choose(PictureOptions options, string folder)
    {
        if (options.Size is null && Sizes.Count > 1)
            throw new InputException(folder, null, $"the pictures have {Plural.Of(Sizes.Count, "size")}: {SizesInWords()}", "say which one they are to be made, with --size 64x64 or the like");
        var (width, height) = options.Size ?? (Sizes[0].Width, Sizes[0].Height);
        return new(width, height, options.Colour ?? InColour > 0, options.Fit ?? PictureFit.Pad);
    }

    private static PictureSurvey Of(IEnumerable<PictureFile> files, Func<byte[], string, PictureHeader> read)
    {
        var sizes = new Dictionary<(int Width, int Height), int>();
        var broken = new List<(PictureFile, InputException)>();
        var (inColour, count) = (0, 0);
        foreach (var (file, header, fault) in PictureStream.Read(files, read))
        {
            if (fault is not null)
            {
                broken.Add((file, fault));
                continue;
            }

            sizes[header!.UprightSize] = sizes.GetValueOrDefault(header.UprightSize) + 1;
            inColour += header.IsColour ? 1 : 0;
            count++;
        }

        return new([.. sizes.Select(size => (size.Key.Width, size.Key.Height, size.Value)).OrderByDescending(size => size.Value).ThenBy(size => size.Width).ThenBy(size => size.Height)], inColour, count, broken);
    }
}
