using System.IO.Compression;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests;

/// <summary>Contents of IDX files.</summary>
internal static class IdxBytes
{
    public static byte[] Of(byte[] elements, params int[] shape)
    {
        var stream = new MemoryStream();
        new IdxFile(elements, new Shape(shape)).Write(stream);
        return stream.ToArray();
    }

    public static byte[] Compressed(byte[] content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(content);
        return stream.ToArray();
    }
}
