using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data;

public sealed class DataSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_built_in_name_is_drawn_by_the_seed()
    {
        var data = Assert.IsType<SampleData>(await new DataSource { Seed = 5 }.LoadAsync("moons"));
        Assert.Equal(BuiltIn.Create("moons", 5).Train.ToDataset().Inputs.ToDoubles(), data.Sets.Train.ToDataset().Inputs.ToDoubles());
        var split = data.Split(new(Validation: 0.1));
        Assert.Equal((540, 60, 600), (split.Sets.Train.Count, split.Sets.Validation!.Count, split.Sets.Test!.Count));
        Assert.Null(data.Split(new(Validation: 0)).Sets.Validation);
    }

    [Fact]
    public async Task The_four_points_of_xor_are_never_divided()
    {
        var split = (await new DataSource().LoadAsync("xor")).Split(new(Validation: 0.25));
        Assert.Equal(4, split.Sets.Train.Count);
        Assert.Same(split.Sets.Train, split.Sets.Validation);
        Assert.Same(split.Sets.Train, split.Sets.Test);
    }

    [Fact]
    public async Task A_folder_of_idx_files_is_read()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Of([0, 1], 2, 1, 1));
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Of([0, 1], 2));
        Assert.Equal(2, Assert.IsType<SampleData>(await new DataSource().LoadAsync(_folder.Path)).Sets.Train.Count);
    }

    [Fact]
    public async Task A_table_is_divided_first_and_standardised_by_the_training_rows()
    {
        var file = _folder.Write("t.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i * i},{"ab"[i % 2]}\n")));
        var data = await new DataSource().LoadAsync(file);
        var split = data.Split(new(Validation: 0.2, Seed: 3));
        Assert.Equal((40, 10), (split.Sets.Train.Count, split.Sets.Validation!.Count));
        Assert.Equal(0, split.Sets.Train.ToDataset().Inputs.ToDoubles().Average(), 1e-6);
        Assert.NotEqual(0, split.Sets.Validation.ToDataset().Inputs.ToDoubles().Average(), 1e-3);
        Assert.Equal(split.Sets.Train.ToDataset().Inputs.ToDoubles(), data.Split(new(Validation: 0.2, Seed: 3)).Sets.Train.ToDataset().Inputs.ToDoubles());
        Assert.NotEqual(split.Sets.Train.ToDataset().Inputs.ToDoubles(), data.Split(new(Validation: 0.2, Seed: 4)).Sets.Train.ToDataset().Inputs.ToDoubles());
    }

    [Fact]
    public async Task Dropped_rows_count_in_no_part()
    {
        var file = _folder.Write("t.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{(i % 2 == 0 ? "" : "7")},{"ab"[i / 2 % 2]}\n")));
        var split = (await new DataSource().LoadAsync(file)).Split(new(Validation: 0.25, Preparation: new(Missing: MissingPolicy.Drop)));
        Assert.Equal((15, 5), (split.Sets.Train.Count, split.Sets.Validation!.Count));
    }

    [Fact]
    public async Task What_is_not_there_is_refused_with_what_would_be_right() =>
        Assert.Equal(
            "digitz: there is no such data set, file or folder; name one of digits, xor, circles, moons, spirals, mnist, fashion-mnist, a file of data, or a folder of pictures or IDX files",
            (await Assert.ThrowsAsync<InputException>(() => new DataSource().LoadAsync("digitz"))).Message);

    [Fact]
    public async Task A_target_column_is_refused_where_there_are_none()
    {
        var data = await new DataSource().LoadAsync("xor");
        Assert.Equal(
            "xor: the data has no columns; leave --target out, which is for tables",
            Assert.Throws<InputException>(() => data.Split(new(Preparation: new() { Targets = ["y"] }))).Message);
    }

    [Fact]
    public async Task Mnist_is_found_in_the_folder_named()
    {
        var source = new DataSource { Folders = new([SharedData.Path()], SharedData.Path()) };
        var data = Assert.IsType<SampleData>(await source.LoadAsync("mnist"));
        Assert.Equal(new Shape(60000, 1, 28, 28), data.Sets.Train.ToDataset().Inputs.Shape);
        Assert.Equal(10000, data.Sets.Test!.Count);
        await Assert.ThrowsAsync<InputException>(() => new DataSource { Folders = new([SharedData.Path("mnist")], "") }.LoadAsync("fashion-mnist"));
    }

    [Fact]
    public async Task The_test_alone_is_read_where_nothing_is_to_be_learnt()
    {
        var source = new DataSource { Folders = new([SharedData.Path()], SharedData.Path()), OnlyTest = true };
        var data = Assert.IsType<SampleData>(await source.LoadAsync("mnist"));
        Assert.Equal(10000, data.Sets.Test!.Count);
        Assert.Same(data.Sets.Test, data.Sets.Train);
    }
}
