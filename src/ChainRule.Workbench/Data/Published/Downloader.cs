using System.Security.Cryptography;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Workbench.Data.Published;

/// <summary>Downloads the files of a published data set, and checks them.</summary>
internal sealed class Downloader(IProgress<string>? progress) : IDisposable
{
    private readonly HttpClient _client = new();

    public void Dispose() => _client.Dispose();

    /// <summary>Downloads the files that <paramref name="folder"/> lacks. A file arrives whole and correct, or not at all.</summary>
    /// <exception cref="IOException">no mirror could be reached</exception>
    /// <exception cref="InputException">the mirrors do not serve the published files</exception>
    public async Task FetchAsync(PublishedDataset set, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in set.Files.Where(file => !File.Exists(Path.Combine(folder, file.Name))))
            await FetchFromAnyAsync(set, file, Path.Combine(folder, file.Name), cancellation);
    }

    private async Task FetchFromAnyAsync(PublishedDataset set, PublishedFile file, string destination, CancellationToken cancellation)
    {
        Exception? last = null;
        foreach (var mirror in set.Mirrors)
        {
            try
            {
                progress?.Report(FormattableString.Invariant($"fetching {file.Name} ({file.Length / 1e6:F1} MB) from {mirror.Host}"));
                await FetchAsync(new Uri(mirror, file.Name), file, destination, cancellation);
                return;
            }
            catch (Exception fault) when (fault is InputException or HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                last = fault;
            }
        }

        throw last as InputException
            ?? throw new IOException($"{set.Name}: {file.Name} could not be fetched from {string.Join(" or ", set.Mirrors.Select(mirror => mirror.Host))}: {SystemFault.Reason(last!)}", last);
    }

    private async Task FetchAsync(Uri address, PublishedFile file, string destination, CancellationToken cancellation)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new InputException(address.ToString(), null, "the address is not HTTPS", "use an HTTPS address");
        using var whole = new WholeFile(destination);
        await CopyAsync(address, file, whole.Stream, cancellation);
        whole.Complete();
    }

    private async Task CopyAsync(Uri address, PublishedFile file, Stream destination, CancellationToken cancellation)
    {
        using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
        await using var source = await response.Content.ReadAsStreamAsync(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var left = file.Length;
        for (int read; left >= 0 && (read = await source.ReadAsync(buffer, cancellation)) > 0; left -= read)
        {
            hash.AppendData(buffer, 0, read);
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        if (left != 0 || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
            throw new InputException(address.ToString(), null, "the file served is not the one published: its length or its SHA-256 differs", "try again later, or put the files into a folder and give it with --data");
    }
}
