using ChainRule.Formats;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Readers;

/// <summary>Arrays of NumPy, one or several in a zip.</summary>
internal sealed class FuzzedNumpy(bool isZip) : IFuzzedReader
{
    private static readonly string[] Words =
        ["'<f2'", "'>f4'", "'|u1'", "'<u8'", "'|O'", "'<U3'", "'|b1'", "True", "False", "(3,)", "()", "(2, 3L)", "(0, 4)", "descr", "fortran_order", "shape", "[('a', '<f4')]", "PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006"];

    private readonly byte[][] _files = Files(isZip);

    public byte[] Draw(RandomSource random) =>
        random.OneIn(2) ? ByteMutations.Overwritten(random.Pick(_files), random) : ByteMutations.Some(random.Pick(_files), random, Words);

    public void Read(string file)
    {
        if (isZip)
            _ = Npz.Read(file).Select(array => array.Value.Tensor.ToString()).ToArray();
        else
            _ = Npy.Read(file).Tensor.ToString();
    }

    private static byte[][] Files(bool isZip) =>
        [.. Directory.GetFiles(Path.Combine(FuzzedTorch.Fixtures, "numpy"), isZip ? "*.npz" : "*.npy").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
