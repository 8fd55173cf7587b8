using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Tests.Data.Tables.Reading;

public sealed class HeaderDetectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b\n1,2\n", true)]
    [InlineData("1,2\n3,4\n", false)]
    [InlineData("5.1,setosa\n4.9,setosa\n", false)]
    [InlineData("colour,taste\nred,sweet\ngreen,sour\n", true)]
    [InlineData("red,sweet\nred,sour\ngreen,sour\n", false)]
    [InlineData("x,x,y\nx,s,n\n", false)]
    [InlineData("RI,Na,Mg\n1.52,13,4\n1.51,12,3\n", true)]
    [InlineData(",2020,2019\nAruba,5,6\nBelize,7,8\n", false)]
    [InlineData(",1,2\nred,5,6\nred,7,8\n", false)]
    [InlineData("?,-,7\n1,2,3\n4,5,6\n", false)]
    [InlineData("5,3,alpha\n6,3,beta\n5,3,alpha\n6,3,beta\n", false)]
    [InlineData("0,1,2,2\n3,1,4,1\n", false)]
    [InlineData("18,8,chevrolet malibu,x\n15,8,buick skylark,x\n", false)]
    [InlineData("18,8,chevrolet malibu\n", false)]
    public void The_first_line_tells_what_it_is(string text, bool isHeader)
    {
        var table = Read(text);
        Assert.Equal((isHeader, false), (table.HasHeader, table.HeaderInDoubt));
    }

    [Theory]
    [InlineData("0,1,2,label\n0,0,0,dog\n3,0,1,cat\n0,1,2,dog\n3,1,3,cat\n")]
    [InlineData("2019,2020,next\n0.1,1.0,3.25\n0.2,1.1,3.35\n")]
    [InlineData("1100.5,1102.5,1104.5,kind\n1,2,3,a\n2,3,4,b\n1,2,3,a\n2,3,4,b\n")]
    [InlineData(",3,4\n0,5,6\n1,7,8\n2,9,9\n")]
    [InlineData(",2019,2020\nAruba,5,6\nBelize,7,8\nChad,9,9\n")]
    public void Numbers_in_a_header_are_told_by_the_word_beside_them_and_said(string text)
    {
        var table = Read(text);
        Assert.True(table.HasHeader);
        Assert.EndsWith(" is read as the header; use --no-header if it is data", table.Notes[0], StringComparison.Ordinal);
        Assert.False(Read(text, new(Header: false)).HeaderInDoubt);
    }

    [Theory]
    [InlineData("18,8,chevrolet malibu\n15,8,buick skylark\n", "18, 8, chevrolet malibu")]
    [InlineData("5.1,3.5,setosa\n7.0,3.2,versicolor\n6.4,3.2,versicolor\n", "5.1, 3.5, setosa")]
    [InlineData("0,1,2\n1,2,3\n2,3,4\n", "0, 1, 2")]
    public void A_first_line_that_may_be_a_header_is_data_and_that_is_said(string text, string first)
    {
        var table = Read(text);
        Assert.False(table.HasHeader);
        Assert.Equal([$"the first line, {first}, is read as data; use --header if it names the columns"], table.Notes);
    }

    [Fact]
    public void A_column_without_a_name_is_called_by_its_number()
    {
        var table = Read(",size,\n1,2.5,x\n2,3.5,y\n");
        Assert.Equal(["column1", "size", "column3"], table.Columns);
        Assert.Equal(["column 1 has no name in the header and is called column1", "column 3 has no name in the header and is called column3"], table.Notes);
    }

    private Table Read(string text, TableOptions? options = null) => Table.Read(_folder.Write("t.csv", text), options);
}
