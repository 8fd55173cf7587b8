using System.Security.Cryptography;
using System.Text;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Training;

/// <summary>
/// A safetensors file whose metadata begin with a checksum: the SHA-256 of the whole file, in hexadecimal digits, computed with 0 for each of them.
/// </summary>
internal static class CheckpointFile
{
    public const string Format = "chainrule-checkpoint";
    public const string Version = "1";

    public const string FormatKey = "format";
    public const string VersionKey = "version";

    private const string ChecksumKey = "checksum";
    private const int Digits = 64;

    // After the length of the header.
    private static readonly int Place = sizeof(ulong) + $"{{\"{SafetensorsHeader.MetadataKey}\":{{\"{ChecksumKey}\":\"".Length;

    private static readonly string Zeros = new('0', Digits);

    /// <summary>Writes tensors and metadata, with the checksum before them.</summary>
    public static void Write(Stream stream, Safetensors content)
    {
        var checksum = Checksum(With(content, Zeros).Write);
        With(content, checksum).Write(stream);
    }

    /// <summary>Reads a file, whatever the version of its format.</summary>
    /// <exception cref="InputException">there is no such file, it is not a checkpoint, or a bit of it differs from what was written</exception>
    public static Safetensors Read(string path) => MappedFile.Read(path, file =>
    {
        var content = SafetensorsReader.Read(file);
        if (content.Metadata.GetValueOrDefault(FormatKey) != Format || !content.Metadata.TryGetValue(ChecksumKey, out var checksum))
            throw new InputException(path, null, "this is not a checkpoint");
        using var stream = file.Part(0, file.Length);
        return Checksum(hash => CopyWithZeros(stream, hash)) == checksum
            ? content
            : throw new InputException(path, null, "the file is damaged: its checksum is not that of its content");
    });

    private static Safetensors With(Safetensors content, string checksum) =>
        new(content.Tensors, new OrderedDictionary<string, string>([new(ChecksumKey, checksum), .. content.Metadata]));

    private static string Checksum(Action<Stream> write)
    {
        using var sha = SHA256.Create();
        using (var hash = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
            write(hash);
        return Convert.ToHexStringLower(sha.Hash!);
    }

    // A file that is too short for this has been refused before.
    private static void CopyWithZeros(Stream file, Stream hash)
    {
        var start = new byte[Place + Digits];
        file.ReadExactly(start);
        hash.Write(start.AsSpan(0, Place));
        hash.Write(Encoding.ASCII.GetBytes(Zeros));
        file.CopyTo(hash);
    }
}
