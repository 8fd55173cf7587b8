using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>Recognises what torch.save wrote before PyTorch 1.6, which is not read.</summary>
internal static class LegacyTorchFile
{
    // A pickle of a magic number.
    private static ReadOnlySpan<byte> Mark => [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19];

    public static int StartLength => Mark.Length;

    public static bool IsStart(ReadOnlySpan<byte> start) => start.StartsWith(Mark);

    public static WeightsFile Open(MappedFile file) =>
        throw new InputException(file.Path, null, "this is PyTorch's format from before version 1.6", "load it with torch.load, and save it again with torch.save");
}
