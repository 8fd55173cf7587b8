using ChainRule.Workbench.TensorBoard;

namespace ChainRule.Workbench.Tests.TensorBoard;

public sealed class MaskedCrc32CTests
{
    // The check value of the algorithm, and the examples of RFC 3720, appendix B.4.
    [Fact]
    public void Checksums_are_those_of_the_standard()
    {
        Assert.Equal(0xE3069283, MaskedCrc32C.Crc32C("123456789"u8));
        Assert.Equal(0x8A9136AA, MaskedCrc32C.Crc32C(new byte[32]));
        Assert.Equal(0x62A8AB43U, MaskedCrc32C.Crc32C([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794EU, MaskedCrc32C.Crc32C([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0U, MaskedCrc32C.Crc32C([]));
    }

    // (0xE3069283 >> 15) | (0xE3069283 << 17) is 0x2507C60D, and 0xA282EAD8 more is 0xC78AB0E5.
    [Fact]
    public void The_mask_rotates_and_adds() => Assert.Equal(0xC78AB0E5, MaskedCrc32C.Of("123456789"u8));
}
