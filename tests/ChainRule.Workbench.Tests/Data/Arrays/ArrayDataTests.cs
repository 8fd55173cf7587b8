using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;

namespace ChainRule.Workbench.Tests.Data.Arrays;

public sealed class ArrayDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_array_of_two_dimensions_is_a_table_without_names()
    {
        Npy.Write(_folder.File("t.npy"), Tensor.From([1.5, double.NaN, 3, 4, 5, 6], 3, 2));
        var table = Assert.IsType<TableData>(await Load("t.npy")).Table;
        Assert.Equal(["column1", "column2"], table.Columns);
        Assert.False(table.HasHeader);
        Assert.Equal((3, "1.5", true, "6"), (table.RowCount, table[0, 0], table.IsMissing(0, 1), table[2, 1]));
    }

    [Fact]
    public async Task Arrays_with_the_same_rows_are_columns()
    {
        Write(arrays =>
        {
            arrays.Add("age", Tensor.From([30L, 40], 2));
            arrays.Add("size", Tensor.From([1f, 2, 3, 4], 2, 2));
            arrays.Add("town", ["Bern", "Zürich"]);
        });
        var table = Assert.IsType<TableData>(await Load()).Table;
        Assert.Equal(["age", "size_1", "size_2", "town"], table.Columns);
        Assert.Equal(["40", "3", "4", "Zürich"], table.Columns.Select((_, column) => table[1, column]));
    }

    [Fact]
    public async Task Inputs_of_two_dimensions_and_labels_are_a_table()
    {
        Write(arrays =>
        {
            arrays.Add("X", Tensor.From([1f, 2, 3, 4], 2, 2));
            arrays.Add("y", ["cat", "dog"]);
        });
        Assert.Equal(["X_1", "X_2", "y"], Assert.IsType<TableData>(await Load()).Table.Columns);
    }

    [Fact]
    public async Task Samples_with_labels_may_have_a_test_and_channels_last()
    {
        Write(arrays =>
        {
            arrays.Add("x_train", Numbers(3, 5, 6, 3));
            arrays.Add("y_train", Tensor.From([-1L, 4, -1], 3, 1));
            arrays.Add("x_test", Numbers(1, 5, 6, 3));
            arrays.Add("y_test", Tensor.From([4L], 1));
        });
        var (train, test) = Assert.IsType<SampleData>(await Load()).Sets;
        Assert.Equal((new Shape(3, 5, 6), new Shape(3, 5, 6)), (train.InputShape, test!.InputShape));
        Assert.Equal(["-1", "4"], train.Classes!);
        Assert.Equal([0, 1, 0], train.LoadTargets().Span<long>());
        Assert.Equal([1], test.LoadTargets().Span<long>());

        // (row, column, channel) of the file is (channel, row, column) of the sample.
        Assert.Equal([0, 3, 6], train.ToDataset().Inputs.Span<float>()[..3]);
        Assert.Equal([1, 4], train.ToDataset().Inputs.Span<float>()[30..32]);
    }

    [Fact]
    public async Task Numbers_may_be_what_is_to_be_predicted()
    {
        Write(arrays =>
        {
            arrays.Add("x", Numbers(2, 4, 4));
            arrays.Add("y", Tensor.From([0.5f, 1.5f], 2));
        });
        var data = Assert.IsType<SampleData>(await Load());
        Assert.Equal((new Shape(1, 4, 4), new Shape(1)), (data.Sets.Train.InputShape, data.Sets.Train.TargetType.Shape));
        Assert.Equal("numbers of shape [1] to predict", DataDescription.Of(data).Lines[0].Split(", ")[^1]);
    }

    [Fact]
    public async Task Pictures_alone_have_no_labels()
    {
        Npy.Write(_folder.File("t.npy"), Numbers(2, 4, 4));
        Assert.Equal(new Shape(2, 1, 4, 4), Assert.IsType<UnlabelledPictures>(await Load("t.npy")).Inputs.Shape);
    }

    [Fact]
    public async Task What_does_not_go_together_is_refused()
    {
        Write(arrays =>
        {
            arrays.Add("a", Numbers(2));
            arrays.Add("b", Numbers(3));
        });
        Assert.EndsWith(": the arrays are a [2], b [3]; name them x and y, or x_train, y_train, x_test and y_test; or give all the same number of rows", await Refusal(), StringComparison.Ordinal);
        Write(arrays =>
        {
            arrays.Add("x", Numbers(2, 4, 4));
            arrays.Add("y", Tensor.From([1L, 2, 3], 3));
        });
        Assert.EndsWith(": \"x\" has 2 rows, but \"y\" has 3; there must be one for each", await Refusal(), StringComparison.Ordinal);
        Write(arrays =>
        {
            arrays.Add("x_train", Numbers(2, 4, 4));
            arrays.Add("y_train", Tensor.From([1L, 2], 2));
            arrays.Add("x_test", Numbers(1, 4, 4));
            arrays.Add("y_test", Tensor.From([3L], 1));
        });
        Assert.EndsWith(": \"y_test\" holds 3, but the classes are 1, 2; the test must have the classes of the training", await Refusal(), StringComparison.Ordinal);
    }

    private static Tensor Numbers(params int[] shape)
    {
        var tensor = new Tensor(new Shape(shape));
        for (var i = 0; i < tensor.Count; i++)
            tensor.SetValue(i, i);
        return tensor;
    }

    private void Write(Action<NpzWriter> write)
    {
        using var file = File.Create(_folder.File("t.npz"));
        using var arrays = new NpzWriter(file);
        write(arrays);
    }

    private Task<LoadedData> Load(string name = "t.npz") => new DataSource().LoadAsync(_folder.File(name));

    private async Task<string> Refusal() => (await Assert.ThrowsAsync<InputException>(() => Load())).Message;
}
