using System.Text;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Reporting.Sheets;

namespace ChainRule.Workbench.Tests.Reporting.Sheets;

public sealed class ContactSheetTests
{
    [Fact]
    public void It_shows_some_pictures_of_each_class()
    {
        var page = Page(new ContactSheet(Data()));
        Assert.Contains("<h2><span lang=\"en\">&lt;b&gt;cat (15 pictures)</span>", page, StringComparison.Ordinal);
        Assert.Equal(10 + 2, page.Split("data:image/png;base64,").Length - 1);
        Assert.DoesNotContain("epoch", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_shows_each_as_training_changes_it()
    {
        var page = Page(new ContactSheet(Data(), "shift:1"));
        Assert.Equal((3 + 2) * 7, page.Split("data:image/png;base64,").Length - 1);
        Assert.Contains("shifts of at most 1 px", page, StringComparison.Ordinal);
        Assert.Equal(page, Page(new ContactSheet(Data(), "shift:1")));
    }

    [Fact]
    public void Other_data_are_refused()
    {
        var points = new SampleData("points", new(new Dataset(new Tensor([2, 2]), Tensor.From([0L, 1], 2))));
        Assert.Equal("points: samples have the shape [2], and a sheet shows pictures; leave --out out, or name pictures", Assert.Throws<InputException>(() => new ContactSheet(points)).Message);
    }

    private static SampleData Data() =>
        new("data", new(new PictureDataset(new byte[17 * 12], [1, 3, 4], Tensor.From([.. Enumerable.Repeat(0L, 15), 1, 1], 17), ["<b>cat", "dog"])));

    private static string Page(ContactSheet sheet)
    {
        using var stream = new MemoryStream();
        sheet.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
