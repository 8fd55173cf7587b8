using ChainRule.Tensors;

namespace ChainRule.Fuzz.Readers;

/// <summary>A reader that is tried: makes inputs for it, reads them, and goes one step further with what was read.</summary>
internal interface IFuzzedReader
{
    /// <summary>An input that is nearly right.</summary>
    byte[] Draw(RandomSource random);

    /// <summary>Reads it, and uses what it holds as the program would.</summary>
    void Read(string file);
}
