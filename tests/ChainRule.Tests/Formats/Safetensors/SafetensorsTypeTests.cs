using System.Runtime.InteropServices;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Formats;

public sealed class SafetensorsTypeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("BOOL", "00", 0)]
    [InlineData("BOOL", "02", 1)]
    [InlineData("U8", "FF", 255)]
    [InlineData("I8", "FF", -1)]
    [InlineData("U16", "FFFF", 65535)]
    [InlineData("I16", "00FF", -256)]
    [InlineData("U32", "FFFFFFFF", 4294967295)]
    [InlineData("I32", "FEFFFFFF", -2)]
    [InlineData("U64", "0100000000000000", 1)]
    [InlineData("I64", "FFFFFFFFFFFFFFFF", -1)]
    [InlineData("F64", "000000000000F03F", 1)]
    [InlineData("F32", "000080BF", -1)]
    [InlineData("F16", "003C", 1)]
    [InlineData("F16", "0100", 5.9604644775390625e-08)]
    [InlineData("BF16", "80BF", -1)]
    [InlineData("F8_E4M3", "7E", 448)]
    [InlineData("F8_E4M3", "01", 0.001953125)]
    [InlineData("F8_E4M3", "FF", double.NaN)]
    [InlineData("F8_E5M2", "7B", 57344)]
    [InlineData("F8_E5M2", "FC", double.NegativeInfinity)]
    [InlineData("F8_E4M3FNUZ", "7F", 240)]
    [InlineData("F8_E4M3FNUZ", "80", double.NaN)]
    [InlineData("F8_E5M2FNUZ", "FF", -57344)]
    [InlineData("F8_E8M0", "80", 2)]
    [InlineData("F8_E8M0", "FF", double.NaN)]
    public void Every_type_is_read(string type, string bytes, double value)
    {
        var data = Convert.FromHexString(bytes);
        var path = _folder.Write("x", SafetensorsTests.Bytes($$"""{"a":{"dtype":"{{type}}","shape":[1],"data_offsets":[0,{{data.Length}}]} }""", data));
        Assert.Equal(value, Safetensors.Read(path).Tensors["a"].Item());
        Assert.Equal(value, WeightsFile.Open(path).Tensors[0].Read().Item());
    }

    [Fact]
    public void A_whole_number_beyond_Int64_is_refused()
    {
        var path = _folder.Write("x", SafetensorsTests.Bytes("""{"a":{"dtype":"U64","shape":[1],"data_offsets":[0,8]} }""", [.. Enumerable.Repeat((byte)0xFF, 8)]));
        Assert.Equal($"{path}, tensor \"a\": a number is more than Int64 can hold", Assert.Throws<InputException>(() => Safetensors.Read(path)).Message);
    }

    [Theory]
    [InlineData(StoredType.Float16, 1.0009765625)]
    [InlineData(StoredType.BFloat16, 1)]
    [InlineData(StoredType.Float32, 1.001f)]
    [InlineData(StoredType.Float64, 1.001f)]
    public void Weights_are_saved_in_another_precision(StoredType type, double rounded)
    {
        var model = new Sequential(new Linear(1, 1));
        model.Parameters[0].Tensor.SetValue(0, 1.001);
        model.SaveWeights(_folder.File("x"), type);
        var file = WeightsFile.Open(_folder.File("x"));
        Assert.All(file.Tensors, tensor => Assert.Equal(type, tensor.Type));
        Assert.Equal(rounded, file.Read()["0.weight"].Item());
    }

    // But for NaN, of which there are many: one that signals becomes quiet.
    [Theory]
    [InlineData("F16", StoredType.Float16, 0x7C00)]
    [InlineData("BF16", StoredType.BFloat16, 0x7F80)]
    public void Every_half_keeps_its_bits(string name, StoredType type, int infinity)
    {
        ushort[] halves = [.. Enumerable.Range(0, 1 << 16).Where(bits => (bits & 0x7FFF) <= infinity).Select(bits => (ushort)bits)];
        var data = MemoryMarshal.AsBytes<ushort>(halves).ToArray();
        var path = _folder.Write("x", SafetensorsTests.Bytes($$"""{"a":{"dtype":"{{name}}","shape":[{{halves.Length}}],"data_offsets":[0,{{data.Length}}]} }""", data));
        new Safetensors(Safetensors.Read(path).Tensors) { Floats = type }.Write(_folder.File("y"));
        Assert.Equal(data, File.ReadAllBytes(_folder.File("y"))[^data.Length..]);
    }

    /// <summary>The fixtures' script reads what is written here as PyTorch's tensors, and finds the same bits.</summary>
    [Theory]
    [InlineData("F64", StoredType.Float64)]
    [InlineData("F32", StoredType.Float32)]
    [InlineData("F16", StoredType.Float16)]
    [InlineData("BF16", StoredType.BFloat16)]
    [InlineData("I64", null)]
    public void PyTorch_s_tensors_are_written_as_the_same_bytes(string name, StoredType? type)
    {
        var path = Path.Combine(Fixtures.Root, "tests", "fixtures", "safetensors", $"{name}.safetensors");
        new Safetensors(Safetensors.Read(path).Tensors) { Floats = type }.Write(_folder.File("x"));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(_folder.File("x")));
    }

    [Fact]
    public void What_is_too_large_for_half_precision_is_not_written()
    {
        var tensors = new Dictionary<string, Tensor> { ["a"] = Tensor.From([1e6f], 1) };
        var fault = Assert.Throws<ArgumentException>(() => new Safetensors(tensors) { Floats = StoredType.Float16 }.Write(_folder.File("x")));
        Assert.Equal("The tensor a holds 1000000, which is too large for Float16.", fault.Message);
        Assert.False(File.Exists(_folder.File("x")));
        Assert.Throws<ArgumentException>(() => new Safetensors(tensors) { Floats = StoredType.Int8 });
    }

    [Fact]
    public void Tensors_of_a_gigabyte_are_read_one_by_one()
    {
        const int Megabytes = 1000;
        var entries = Enumerable.Range(0, Megabytes).Select(i => $$"""  "t{{i}}":{"dtype":"F32","shape":[262144],"data_offsets":[{{i << 20}},{{(i + 1) << 20}}]}""");
        var header = "{" + string.Join(',', entries) + "}";
        var path = _folder.Write("x", SafetensorsTests.Bytes(header, []));
        using (var file = File.OpenWrite(path))
            file.SetLength(file.Length + ((long)Megabytes << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(262144, WeightsFile.Open(path).Tensors[^1].Read().Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 << 20);
    }

    [Fact]
    public void A_file_that_changes_meanwhile_is_noticed()
    {
        var path = _folder.File("x");
        new Safetensors(new Dictionary<string, Tensor> { ["a"] = new([2]) }).Write(path);
        var tensor = WeightsFile.Open(path).Tensors[0];
        new Safetensors(new Dictionary<string, Tensor> { ["a"] = new([3]) }).Write(path);
        Assert.Equal($"{path}: the file has changed while it was read; read it again", Assert.Throws<InputException>(tensor.Read).Message);
    }
}
