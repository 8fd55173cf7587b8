using System.IO.Compression;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Formats.PyTorch;

public sealed class TorchFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.pt")]
    [InlineData("double.pt")]
    [InlineData("half.pt")]
    [InlineData("views.pt")]
    [InlineData("types.pt")]
    public void What_PyTorch_saved_is_read(string name)
    {
        var file = WeightsFile.Open(PathOf(name));
        var expected = Fixtures.Read("pytorch/values.json").GetProperty(name).EnumerateObject().ToArray();
        Assert.Equal(expected.Select(tensor => tensor.Name), file.Tensors.Select(tensor => tensor.Name));
        foreach (var (wanted, tensor) in expected.Zip(file.Tensors))
            Assert.Equal(Flat(wanted.Value), tensor.Read().ToDoubles());
    }

    [Fact]
    public void Types_are_told_as_stored()
    {
        var types = WeightsFile.Open(PathOf("types.pt")).Tensors;
        Assert.All(types, tensor => Assert.Equal(tensor.Name, tensor.Type.ToString().ToLowerInvariant()));
        Assert.Equal(new Shape(2, 3), WeightsFile.Open(PathOf("views.pt")).Tensors.Single(tensor => tensor.Name == "part").Shape);
    }

    [Theory]
    [InlineData("model.pt")]
    [InlineData("double.pt")]
    [InlineData("checkpoint.pt")]
    public void They_are_loaded_by_name(string name)
    {
        var model = new Sequential(new Linear(3, 2), new BatchNorm1d(2));
        model.LoadWeights(PathOf(name));
        var weight = Fixtures.Read("pytorch/values.json").GetProperty("model.pt").GetProperty("0.weight");
        if (name == "model.pt")
            Assert.Equal(Flat(weight), model.Parameters[0].Tensor.ToDoubles());
        Assert.All(Flat(weight).Zip(model.Parameters[0].Tensor.ToDoubles()), pair => Assert.InRange(pair.First - pair.Second, -1e-3, 1e-3));
    }

    [Fact]
    public void The_one_state_dict_of_a_checkpoint_is_taken()
    {
        Assert.Equal("model", WeightsFile.Open(PathOf("checkpoint.pt")).Entry);
        Assert.Null(WeightsFile.Open(PathOf("model.pt")).Entry);
    }

    [Theory]
    [InlineData("two.pt", ", \"two/data.pkl\" in the zip: it holds several state dicts: model, ema; save one alone: torch.save(model.state_dict(), PATH)")]
    [InlineData("calls.pt", ", \"calls/data.pkl\" in the zip: the file calls posix.system, which is never run; save the state dict alone: torch.save(model.state_dict(), PATH)")]
    [InlineData("legacy.pt", ": this is PyTorch's format from before version 1.6; load it with torch.load, and save it again with torch.save")]
    [InlineData("expanded.pt", ", tensor \"a\": its sizes and strides reach beyond its elements, or repeat them; save a copy of it: tensor.contiguous()")]
    public void What_is_not_one_state_dict_is_refused(string name, string message) =>
        Assert.Equal(PathOf(name) + message, Assert.Throws<InputException>(() => WeightsFile.Open(PathOf(name))).Message);

    [Fact]
    public void A_changed_element_is_noticed()
    {
        var bytes = File.ReadAllBytes(PathOf("model.pt"));
        var expected = WeightsFile.Open(PathOf("model.pt")).Tensors[0].Read();
        bytes[bytes.AsSpan().IndexOf(expected.Bytes)] ^= 1;
        var path = _folder.Write("model.pt", bytes);
        var fault = Assert.Throws<InputException>(() => WeightsFile.Open(path).Read());
        Assert.Equal($"{path}, \"model/data/0\" in the zip: its checksum (CRC-32) is not that of its content; the file is damaged: fetch or copy it again", fault.Message);
    }

    [Fact]
    public void An_unknown_byte_order_is_refused()
    {
        var path = _folder.File("model.pt");
        File.Copy(PathOf("model.pt"), path);
        File.SetAttributes(path, FileAttributes.Normal);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            zip.GetEntry("model/byteorder")?.Delete();
            using var stream = zip.CreateEntry("model/byteorder", CompressionLevel.NoCompression).Open();
            stream.Write("middle"u8);
        }

        Assert.Equal($"{path}, \"model/byteorder\" in the zip: the byte order is \"middle\"; it must be little or big", Assert.Throws<InputException>(() => WeightsFile.Open(path)).Message);
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var bytes = File.ReadAllBytes(PathOf("model.pt"));
        for (var length = 0; length < bytes.Length; length++)
        {
            var path = _folder.Write("cut.pt", bytes[..length]);
            Assert.Throws<InputException>(() => WeightsFile.Open(path));
        }
    }

    private static double[] Flat(System.Text.Json.JsonElement value) =>
        value.ValueKind == System.Text.Json.JsonValueKind.Array ? [.. value.EnumerateArray().SelectMany(Flat)] : [value.GetDouble()];

    private static string PathOf(string name) => Path.Combine(Fixtures.Root, "tests", "fixtures", "pytorch", name);
}
