using System.Text;
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private static readonly Dataset Data = new(Tensor.From<float>([1, 2, 3], 3, 1), Tensor.From<float>([2, 4, 6], 3, 1));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_cut_at_any_length_is_refused_and_the_one_before_is_used()
    {
        var (older, newer) = await TwoAsync();
        var whole = File.ReadAllBytes(newer);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(newer, whole[..length]);
            AssertSkipped(older, newer, $"cut after {length} bytes");
        }

        File.WriteAllBytes(newer, [.. whole, 0]);
        AssertSkipped(older, newer, "a byte too long");
        File.WriteAllBytes(newer, whole);
        Assert.Equal(newer, Checkpoint.Newest(_folder.Path)!.Path);
    }

    [Fact]
    public async Task A_file_with_a_bit_flipped_in_any_byte_is_refused_and_the_one_before_is_used()
    {
        var (older, newer) = await TwoAsync();
        var bytes = File.ReadAllBytes(newer);
        for (var place = 0; place < bytes.Length; place++)
        {
            var bit = (byte)(1 << place % 8);
            bytes[place] ^= bit;
            File.WriteAllBytes(newer, bytes);
            AssertSkipped(older, newer, $"bit {bit} of byte {place}");
            bytes[place] ^= bit;
        }
    }

    [Fact]
    public async Task Where_all_are_damaged_the_reason_is_told()
    {
        var (older, newer) = await TwoAsync();
        File.WriteAllBytes(older, []);
        File.WriteAllBytes(newer, []);
        Assert.Equal($"{_folder.Path}: no checkpoint is whole; {newer}: a safetensors file has at least 8 bytes, but this one has 0", Assert.Throws<InputException>(() => Checkpoint.Newest(_folder.Path)).Message);
    }

    [Fact]
    public void Where_there_are_none_there_is_no_newest()
    {
        Assert.Null(Checkpoint.Newest(_folder.File("none")));
        _folder.Write("epoch-1.safetensors", "another's");
        Assert.Null(Checkpoint.Newest(_folder.Path));
    }

    [Fact]
    public async Task A_newer_format_is_refused_even_where_an_older_file_would_do()
    {
        var (older, newer) = await TwoAsync();
        Rewrite(newer, "version", "2");
        Assert.Equal($"{newer}: the checkpoint has version 2 of the format; this program reads version 1", Assert.Throws<InputException>(() => Checkpoint.Newest(_folder.Path)).Message);
        Assert.Equal(1, Checkpoint.Read(older).State.EpochsDone);
    }

    [Fact]
    public void Another_safetensors_file_is_no_checkpoint()
    {
        var path = _folder.File("weights.safetensors");
        new Linear(1, 1).SaveWeights(path);
        Assert.Equal($"{path}: this is not a checkpoint", Assert.Throws<InputException>(() => Checkpoint.Read(path)).Message);
    }

    [Fact]
    public async Task Other_data_are_refused_with_what_differs()
    {
        var (_, newer) = await TwoAsync();
        var checkpoint = Checkpoint.Read(newer);
        checkpoint.RequireData(Data);
        Refuses("the training had 3 samples of float32[1] with float32[1]; the data now are 2 samples of float32[1] with float32[1]: continue with the same data", Data.Select(0, 1));
        Refuses("the training had 3 samples of float32[1] with float32[1]; the data now are 3 samples of float32[1] with float32[1], 3 to validate: continue with the same data", Data, Data);
        Refuses("the data have changed since this was saved: the samples are as many, but not the same; continue with the same data", Data.Select(0, 2, 1));

        void Refuses(string message, BatchSource train, BatchSource? validation = null) =>
            Assert.Equal($"{newer}: {message}", Assert.Throws<InputException>(() => checkpoint.RequireData(train, validation)).Message);
    }

    private void AssertSkipped(string older, string newer, string what)
    {
        var found = Checkpoint.Newest(_folder.Path)!;
        Assert.True(found.Path == older, what);
        Assert.StartsWith(newer, Assert.Single(found.Skipped), StringComparison.Ordinal);
    }

    // Rewrites a file with another value in its metadata, and the checksum that belongs to it.
    private static void Rewrite(string path, string key, string value)
    {
        var content = CheckpointFile.Read(path);
        var metadata = new Dictionary<string, string>(content.Metadata) { [key] = value };
        metadata.Remove("checksum");
        using var stream = File.Create(path);
        CheckpointFile.Write(stream, new(content.Tensors, metadata));
    }

    private async Task<(string Older, string Newer)> TwoAsync()
    {
        var trainer = new Trainer(new Linear(1, 1), new MeanSquaredError(), new Sgd(0.1)) { Callbacks = [new Checkpoints(_folder.Path) { Metadata = new Dictionary<string, string> { ["note"] = "größe" } }] };
        await foreach (var _ in trainer.FitAsync(Data, epochs: 2))
            continue;
        Assert.Equal("größe", Checkpoint.Newest(_folder.Path)!.Metadata["note"]);
        Assert.StartsWith("{\"__metadata__\":{\"checksum\":\"", Encoding.UTF8.GetString(File.ReadAllBytes(_folder.File("epoch-00002-sample-0000000.safetensors"))[8..]), StringComparison.Ordinal);
        return (_folder.File("epoch-00001-sample-0000000.safetensors"), _folder.File("epoch-00002-sample-0000000.safetensors"));
    }
}
