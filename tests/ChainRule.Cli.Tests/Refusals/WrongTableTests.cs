using System.Text;

namespace ChainRule.Cli.Tests.Refusals;

public sealed class WrongTableTests : WithinProcessTests
{
    private static readonly string Numbers = string.Concat(Enumerable.Range(1, 12).Select(i => $"{i},2,{(i % 2 == 0 ? "x" : "y")}\n"));

    [Theory]
    [InlineData("a,b,c\n1,2,x\n1,2\n", ", line 3: the row has 2 cells, where line 1 has 3; every row must have the same number")]
    [InlineData("a,b,c\n1,2,x\n1e999,2,y\n4,5,x\n", ", line 3, column \"a\": \"1e999\" does not fit in a 32-bit number; write a number below 3.4e38, or leave the cell empty")]
    [InlineData("a,b,c\n1,2,x\n3,4,x\n5,6,x\n", ", column \"c\": all rows have the class \"x\"; at least two classes are needed")]
    [InlineData("a,b,c\n", ", line 1: there is a header, but no row of data below it; add rows")]
    [InlineData("a,b,c\n1,,x\n1,2,y\n2,2,y\n", ", line 2, column \"b\": there is no value here; fill it in, or use --missing mean or --missing drop")]
    [InlineData("a,b,c\n1,2,x\n1,\"2,y\n", ", line 3: a quote is not closed, or is in the middle of a cell; put the whole cell in quotes, and double a quote within it")]
    [InlineData("a,a,c\n1,2,x\n1,2,y\n", ", line 1, column 2: another column is already called \"a\"; give each column a name of its own")]
    [InlineData("", ": the file is empty; it must hold rows of data")]
    [InlineData(" \n\n", ": the file is empty; it must hold rows of data")]
    [InlineData("a\n1\n2\n", ": there is only one column; inputs and a target need at least two; is the separator right?")]
    public Task A_wrong_table_is_refused_with_its_place_and_what_would_be_right(string text, string refusal) =>
        RefusesAsync(Encoding.UTF8.GetBytes(text), refusal);

    [Fact]
    public Task A_word_among_numbers_is_refused() =>
        RefusesAsync(Encoding.UTF8.GetBytes($"a,b,c\n{Numbers}many,2,x\n"), ", column \"a\": it holds 12 numbers and 1 other cell: many (1); use --missing-words \"many\" if that means no value, --kind \"a=word\" if the column holds words, or --ignore \"a\" to leave it out");

    [Fact]
    public Task Text_in_UTF_16_without_its_mark_is_refused() =>
        RefusesAsync(Encoding.BigEndianUnicode.GetBytes("a,b,c\n" + Numbers), ", line 1: the text contains a 00 byte, as in UTF-16; use --encoding utf-16, or save the file as UTF-8");

    [Fact]
    public async Task Data_that_are_nowhere_are_refused()
    {
        Assert.StartsWith("nowhere.csv: there is no such data set, file or folder; name one of digits, xor, ", (await RunAsync("train", "nowhere.csv", "--out", "run")).Refusal(), StringComparison.Ordinal);
        Write("data.xlsx", "PK\u0003\u0004\u0014\0xl/workbook.xml");
        Assert.Equal("data.xlsx: this is not a zip, or its end is missing; was the file cut off?", (await RunAsync("train", "data.xlsx", "--out", "run")).Refusal());
        Assert.Equal(["data.xlsx"], Entries());
    }

    private async Task RefusesAsync(byte[] content, string refusal)
    {
        Write("wrong [1].csv", content);
        Assert.Equal("wrong [1].csv" + refusal, (await RunAsync("train", "wrong [1].csv", "--out", "run")).Refusal());
        Assert.Equal(["wrong [1].csv"], Entries());
    }
}
