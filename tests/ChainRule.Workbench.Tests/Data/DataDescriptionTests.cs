using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;

namespace ChainRule.Workbench.Tests.Data;

public sealed class DataDescriptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_row_is_no_rows()
    {
        var file = _folder.Write("one.csv", "a,b\n1,2\n");
        Assert.Equal($"{file}: 1 row, 2 columns, with header; 1 row without a missing value", DataDescription.Of(new TableData("one", Table.Read(file))).Lines[0]);
    }

    [Fact]
    public void A_class_of_nothing_is_none()
    {
        var description = DataDescription.Of(new SampleData("letters", new(new Dataset(new Tensor([3, 4]), Tensor.From([1L, 2, 1], 3), ["0", "1", "2", "3"]), Test: new Dataset(new Tensor([1, 4]), Tensor.From([2L], 1)))));
        Assert.Equal("letters: samples of shape [4], 3 to train, 1 to test, 2 classes", description.Lines[0]);
        Assert.Equal([["1", "2", "0"], ["2", "1", "1"]], description.Rows);
    }
}
