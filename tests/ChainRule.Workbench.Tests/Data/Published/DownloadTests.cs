using System.Security.Cryptography;
using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Published;

namespace ChainRule.Workbench.Tests.Data.Published;

public sealed class DownloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, byte[]> _served = new()
    {
        ["train-images-idx3-ubyte.gz"] = IdxBytes.Compressed(IdxBytes.Of([0, 255, 1], 3, 1, 1)),
        ["train-labels-idx1-ubyte.gz"] = IdxBytes.Compressed(IdxBytes.Of([0, 1, 1], 3)),
        ["t10k-images-idx3-ubyte.gz"] = IdxBytes.Compressed(IdxBytes.Of([9, 8], 2, 1, 1)),
        ["t10k-labels-idx1-ubyte.gz"] = IdxBytes.Compressed(IdxBytes.Of([1, 0], 2)),
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetches_once_checks_and_keeps()
    {
        using var server = new LoopbackServer(_served);
        var source = Source(download: true, server.Address);
        for (var time = 0; time < 2; time++)
        {
            var data = Assert.IsType<SampleData>(await source.LoadAsync("set"));
            Assert.Equal([0f, 1f, 1 / 255f], data.Sets.Train.ToDataset().Inputs.Span<float>().ToArray());
            Assert.Equal(["no", "yes"], data.Sets.Test!.Classes);
        }

        Assert.Equal(4, server.Requests);
        Assert.Equal(_served.Keys.Order(), Kept());
    }

    [Fact]
    public async Task Fetches_nothing_unless_told()
    {
        using var server = new LoopbackServer(_served);
        var fault = await Assert.ThrowsAsync<InputException>(() => Source(download: false, server.Address).LoadAsync("set"));
        Assert.Equal($"set: the files are not in {_folder.File("data")} or {_folder.File("cache")}; use --download to fetch them (0 MB), or name their folder with --data", fault.Message);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task Another_checksum_is_refused_and_not_kept()
    {
        var served = new Dictionary<string, byte[]>(_served) { ["train-labels-idx1-ubyte.gz"] = IdxBytes.Compressed(IdxBytes.Of([1, 0, 1], 3)) };
        using var server = new LoopbackServer(served);
        var fault = await Assert.ThrowsAsync<InputException>(() => Source(download: true, server.Address).LoadAsync("set"));
        Assert.Equal($"{server.Address}train-labels-idx1-ubyte.gz: the file served is not the one published: its length or its SHA-256 differs; try again later, or put the files into a folder and give it with --data", fault.Message);
        Assert.Equal(["train-images-idx3-ubyte.gz"], Kept());
    }

    [Fact]
    public async Task A_longer_file_is_refused()
    {
        var served = new Dictionary<string, byte[]>(_served) { ["train-images-idx3-ubyte.gz"] = [.. _served["train-images-idx3-ubyte.gz"], .. new byte[200_000]] };
        using var server = new LoopbackServer(served);
        await Assert.ThrowsAsync<InputException>(() => Source(download: true, server.Address).LoadAsync("set"));
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task The_next_mirror_serves_what_the_first_does_not()
    {
        using var empty = new LoopbackServer(new Dictionary<string, byte[]>());
        using var server = new LoopbackServer(_served);
        await Source(download: true, empty.Address, server.Address).LoadAsync("set");
        Assert.Equal((4, 4), (empty.Requests, server.Requests));
    }

    [Fact]
    public async Task Where_no_mirror_serves_it_the_work_fails()
    {
        using var empty = new LoopbackServer(new Dictionary<string, byte[]>());
        var fault = await Assert.ThrowsAsync<IOException>(() => Source(download: true, empty.Address).LoadAsync("set"));
        Assert.StartsWith("set: train-images-idx3-ubyte.gz could not be fetched from 127.0.0.1: ", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task Fetches_over_https_alone() =>
        Assert.Equal(
            "http://example.invalid/train-images-idx3-ubyte.gz: the address is not HTTPS; use an HTTPS address",
            (await Assert.ThrowsAsync<InputException>(() => Source(download: true, new Uri("http://example.invalid/")).LoadAsync("set"))).Message);

    [Fact]
    public async Task A_folder_is_searched_and_one_of_its_name_in_it_but_another_set_is_passed_by()
    {
        WriteAll("data/set", _served);
        Assert.Equal(3, Assert.IsType<SampleData>(await Source(download: false).LoadAsync("set")).Sets.Train.Count);
        WriteAll("data/set", new(_served) { ["t10k-labels-idx1-ubyte.gz"] = IdxBytes.Of([0, 1], 2) });
        await Assert.ThrowsAsync<InputException>(() => Source(download: false).LoadAsync("set"));
        WriteAll("cache", _served);
        Assert.Equal(3, Assert.IsType<SampleData>(await Source(download: false).LoadAsync("set")).Sets.Train.Count);
    }

    [Fact]
    public void What_is_published_is_fetched_over_https_by_checksum() =>
        Assert.All(new[] { PublishedDataset.Mnist, PublishedDataset.FashionMnist }, set =>
        {
            Assert.All(set.Mirrors, mirror => Assert.True(mirror.Scheme == "https" && mirror.AbsolutePath.EndsWith('/')));
            Assert.All(set.Files, file => Assert.Equal(64, file.Sha256.Length));
            Assert.Equal(10, set.Classes.Count);
        });

    [Fact]
    public void The_checksums_of_mnist_are_those_of_its_labels()
    {
        foreach (var file in PublishedDataset.Mnist.Files.Where(file => file.Name.Contains("labels", StringComparison.Ordinal)))
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(SharedData.Path("mnist", file.Name)))));
    }

    private DataSource Source(bool download, params Uri[] mirrors) => new()
    {
        Folders = new([_folder.File("data"), _folder.File("cache")], _folder.File("cache")),
        Download = download,
        Published =
        [
            new(
                "set",
                mirrors,
                [.. _served.Select(file => new PublishedFile(file.Key, file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value))))],
                ["no", "yes"],
                [1, 0]),
        ],
    };

    private void WriteAll(string folder, Dictionary<string, byte[]> files)
    {
        foreach (var (name, content) in files)
            _folder.Write(Path.Combine(folder, name), content);
    }

    private IEnumerable<string> Kept() => Directory.EnumerateFiles(_folder.File("cache/set")).Select(file => Path.GetFileName(file)).Order();
}
