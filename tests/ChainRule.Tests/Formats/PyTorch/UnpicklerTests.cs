using System.Text;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Tests.Formats.PyTorch;

public sealed class UnpicklerTests
{
    [Fact]
    public void Numbers_texts_and_collections_are_read()
    {
        var list = Assert.IsType<List<object?>>(Read([.. "](K\u0007J"u8, 0xFE, 0xFF, 0xFF, 0xFF, .. "X\u0002\0\0\0abN"u8, 0x88, .. "e."u8]));
        Assert.Equal([7L, -2L, "ab", null, true], list);
    }

    [Theory]
    [InlineData("cos\nsystem\n.", "the file calls os.system, which is never run; save the state dict alone: torch.save(model.state_dict(), PATH)")]
    [InlineData("cbuiltins\neval\n.", "the file calls builtins.eval, which is never run; save the state dict alone: torch.save(model.state_dict(), PATH)")]
    [InlineData("(S'ls'\nios\nsystem\n.", "the pickle has the operation 53, which is not read; save the state dict alone: torch.save(model.state_dict(), PATH)")]
    [InlineData("(ios\nsystem\n.", "the file calls os.system, which is never run; save the state dict alone: torch.save(model.state_dict(), PATH)")]
    [InlineData("ctorch.nn\nLinear\n.", "the file calls torch.nn.Linear, which is never run; save the state dict alone: torch.save(model.state_dict(), PATH)")]
    [InlineData("K\u0001K\u0002R.", "the pickle calls something that is not a function")]
    [InlineData("K\u0001K\u0002a.", "the pickle appends to something that is not a list")]
    [InlineData("K\u0001}b.", "the pickle sets attributes of something that is not a dictionary")]
    [InlineData("t.", "the pickle goes back to a mark that it has not made")]
    [InlineData("a.", "the pickle takes a value that it has not made")]
    [InlineData("h\u0009.", "the pickle recalls a value that it has not remembered")]
    [InlineData("X\u0002\0\0\0.", "the pickle ends too early; the file was cut off")]
    [InlineData("X\u00FF\u00FF\u00FF\u00FF.", "the pickle ends too early; the file was cut off")]
    [InlineData("X\u007F\u007F\u007F\u007F.", "a text in the pickle has 2139062143 bytes, more than the maximum of 4194304")]
    [InlineData("K\u0001", "the pickle ends too early; the file was cut off")]
    [InlineData("cos", "the pickle ends too early; the file was cut off")]
    public void What_is_not_data_is_refused(string pickle, string message) =>
        Assert.Equal("x: " + message, Assert.Throws<InputException>(() => Read(Encoding.Latin1.GetBytes(pickle))).Message);

    [Fact]
    public void Nesting_200000_deep_breaks_nothing()
    {
        var deep = new byte[400_001];
        deep.AsSpan(0, 200_000).Fill((byte)']');
        deep.AsSpan(200_000, 200_000).Fill((byte)'a');
        deep[199_999] = (byte)']';
        deep[399_999] = (byte)'.';
        Assert.IsType<List<object?>>(Read(deep));
        deep.AsSpan().Fill((byte)'(');
        Assert.Throws<InputException>(() => Read(deep));
    }

    [Fact]
    public void More_values_than_any_model_needs_are_refused() =>
        Assert.Equal("x: the pickle has more than the maximum of 800000 values", Assert.Throws<InputException>(() => Read([.. Enumerable.Repeat((byte)']', 900_000)])).Message);

    [Theory]
    [InlineData("h\u0000h\u0001\u0085R0")]
    [InlineData("h\u0002(h\u0003K\u0000h\u0004h\u0004tR0")]
    public void A_list_that_is_copied_again_and_again_is_refused(string call)
    {
        // 0: the dictionary, 1: a list of pairs, 2: the tensor, 3: a storage, 4: a tuple of sizes
        var pickle = "ccollections\nOrderedDict\nq\u0000NN\u0086q\u0005]q\u0001(" + string.Concat(Enumerable.Repeat("h\u0005", 100_000)) + "e"
            + "ctorch._utils\n_rebuild_tensor_v2\nq\u0002(U\u0007storagectorch\nFloatStorage\nU\u00010U\u0003cpuK\u0001tQq\u0003("
            + string.Concat(Enumerable.Repeat("K\u0001", 100_000)) + "tq\u0004" + string.Concat(Enumerable.Repeat(call, 10_000)) + ".";
        Assert.Contains("values", Assert.Throws<InputException>(() => Read(Encoding.Latin1.GetBytes(pickle))).Message, StringComparison.Ordinal);
    }

    private static object? Read(byte[] pickle) => new Unpickler(new(pickle, new("x")), new TorchRules(new("x"))).Read();
}
