using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;

namespace ChainRule.Workbench.Tests.Data;

public sealed class SeparateTestTests : IDisposable
{
    private const string Learnt = "x,y\n1,a\n2,b\n3,a\n4,b\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_is_prepared_as_the_rows_that_were_learnt()
    {
        var split = Added(Learnt, "y,x\nb,2.5\na,2.5\n");
        Assert.Equal(4, split.Sets.Train.Count);
        Assert.Equal([0f, 0], split.Sets.Test!.ToDataset().Inputs.Span<float>().ToArray());
        Assert.Equal([1L, 0], split.Sets.Test.ToDataset().Targets.Span<long>().ToArray());
    }

    [Theory]
    [InlineData(Learnt, "x\n1\n", "the column \"y\" is missing")]
    [InlineData(Learnt, "x,y\n1,c\n", "the class of 1 row did not occur in training: c (1); the known classes are a, b")]
    [InlineData("1,a\n2,b\n3,a\n4,b\n", "1,2,a\n", "there are 3 columns without names")]
    public void A_table_with_other_columns_or_classes_is_refused(string learnt, string judged, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Added(learnt, judged)).Message, StringComparison.Ordinal);

    [Fact]
    public void Samples_replace_a_test_that_the_data_brought_and_may_number_the_classes()
    {
        var learnt = Samples(["cat", "dog"]);
        var split = SeparateTest.AddTo(new(new(learnt, Test: learnt), new("pets")), new SampleData("pets", new(learnt, Test: learnt)), new SampleData("more", new(Samples(["0", "1"]))));
        Assert.Equal(["cat", "dog"], split.Sets.Test!.Classes);
        Assert.Equal(["the classes 0 to 1 of more are read as cat, dog, in this order"], split.Notes);
    }

    [Fact]
    public void Another_kind_of_data_is_refused()
    {
        var learnt = Samples(["cat", "dog"]);
        Assert.Contains("is a table", Assert.Throws<InputException>(() => SeparateTest.AddTo(new(new(learnt), new("pets")), new SampleData("pets", new(learnt, Test: null)), Read(Learnt))).Message, StringComparison.Ordinal);
    }

    private static Dataset Samples(string[] classes) => new(new Tensor([2, 3]), Tensor.From([0L, 1], 2), classes);

    private PreparedData Added(string learnt, string judged)
    {
        var data = Read(learnt);
        return SeparateTest.AddTo(data.Split(new()), data, Read(judged));
    }

    private TableData Read(string text) => new("t", Table.Read(_folder.Write($"{Guid.NewGuid():N}.csv", text)));
}
