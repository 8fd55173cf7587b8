using System.Security.Cryptography;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Tells data apart: what training learns from and is judged by.</summary>
/// <param name="Samples">how many there are, and of which types: 54 samples of float32[2] with int64[], 6 to validate</param>
/// <param name="Sha256">the SHA-256 of the names of the classes, of weights and of all numbers, in hexadecimal digits</param>
public sealed record DataFingerprint(string Samples, string Sha256)
{
    private const int BytesAtOnce = 1 << 20;

    /// <summary>The fingerprint of data, each sample of which is loaded once.</summary>
    public static DataFingerprint Of(BatchSource train, BatchSource? validation = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in (BatchSource?[])[train, validation])
        {
            foreach (var name in source?.Classes ?? [])
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name + "\n"));
            if (source is not null)
                Append(hash, source);
        }

        var held = validation is null ? "" : FormattableString.Invariant($", {validation.Count} to validate");
        return new(FormattableString.Invariant($"{train.Count} samples of {string.Join(", ", train.InputTypes)} with {train.TargetType}{held}"), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Append(IncrementalHash hash, BatchSource source)
    {
        if (source.Weights is { } weights)
            hash.AppendData(weights.Bytes);
        TensorType[] types = [.. source.InputTypes, source.TargetType];
        var atOnce = Math.Clamp(BytesAtOnce / Math.Max(1, types.Sum(type => type.Size)), 1, Math.Max(1, source.Count));
        Tensor[] room = [.. types.Select(type => type.NewBatch(atOnce))];
        foreach (var rows in Enumerable.Range(0, source.Count).Chunk(atOnce))
        {
            Tensor[] batch = [.. room.Select(tensor => tensor.Rows(0, rows.Length))];
            source.Load(rows, batch[..^1], batch[^1]);
            foreach (var tensor in batch)
                hash.AppendData(tensor.Bytes);
        }
    }
}
