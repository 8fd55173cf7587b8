using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Pictures;

namespace ChainRule.Fuzz.Readers;

/// <summary>Pictures, which are then made samples of 20 by 10 pixels. Every second PNG has right checksums again, so that its decoder sees what was changed.</summary>
internal sealed class FuzzedPicture(params IReadOnlyList<string> endings) : IFuzzedReader
{
    private const int PngSignatureLength = 8;
    private const int PngFrameLength = 12;

    private readonly byte[][] _pictures = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "pictures")).Where(file => endings.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    public byte[] Draw(RandomSource random)
    {
        var picture = random.OneIn(3) ? ByteMutations.Some(random.Pick(_pictures), random, []) : ByteMutations.Overwritten(random.Pick(_pictures), random);
        if (endings.Contains(".png") && random.OneIn(2))
            RepairChecksums(picture);
        return picture;
    }

    public void Read(string file)
    {
        var content = InputFile.ReadAllBytes(file);
        _ = new PicturePreparation(20, 10, Colour: true).Apply(content, file);
        _ = new PicturePreparation(20, 10, Colour: false, PictureFit.Crop).Apply(content, file);
    }

    private static void RepairChecksums(byte[] png)
    {
        for (var place = PngSignatureLength; png.Length - place >= PngFrameLength;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(place));
            if (length > png.Length - place - PngFrameLength)
                return;
            var named = png.AsSpan(place + 4, 4 + (int)length);
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(place + 4 + named.Length), Crc32.Of(named));
            place += PngFrameLength + (int)length;
        }
    }
}
