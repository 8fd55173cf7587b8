using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Tests.Formats.Numpy;

public sealed class NpzTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("stored")]
    [InlineData("compressed")]
    public void Arrays_are_read_in_the_order_of_the_file(string name)
    {
        var arrays = Npz.Read(Path.Combine(Fixtures.Root, "tests", "fixtures", "numpy", name + ".npz"));
        Assert.Equal(["second", "first"], arrays.Keys);
        Assert.Equal(("int32", "float32"), (arrays["second"].Type, arrays["first"].Type));
        Assert.Equal([-2, -1], arrays["second"].Tensor.ToDoubles());
        Assert.Equal(new Shape(2, 3), arrays["first"].Tensor.Shape);
    }

    [Theory]
    [InlineData("float32.npy", "this is a single array (npy), not named ones (npz)")]
    [InlineData("../metrics.json", "this is not an npz file")]
    public void Another_kind_of_file_is_refused(string name, string problem)
    {
        var path = Path.Combine(Fixtures.Root, "tests", "fixtures", "numpy", name);
        Assert.Equal($"{path}: {problem}; save named arrays with numpy.savez", Assert.Throws<InputException>(() => Npz.Read(path)).Message);
    }

    [Fact]
    public void What_is_written_is_read_and_is_the_same_each_time()
    {
        NamedTensor[] tensors = [new("b", Tensor.From([1f, 2f], 2)), new("a.weight", Tensor.From([3L], 1, 1))];
        Npz.Write(_folder.File("1.npz"), tensors);
        Npz.Write(_folder.File("2.npz"), tensors);

        Assert.Equal(File.ReadAllBytes(_folder.File("1.npz")), File.ReadAllBytes(_folder.File("2.npz")));
        var arrays = Npz.Read(_folder.File("1.npz"));
        Assert.Equal(["b", "a.weight"], arrays.Keys);
        Assert.Equal([1, 2], arrays["b"].Tensor.ToDoubles());
        Assert.Equal([3], arrays["a.weight"].Tensor.Span<long>());
    }
}
