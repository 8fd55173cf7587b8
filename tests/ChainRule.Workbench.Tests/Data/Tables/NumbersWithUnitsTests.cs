using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables;

public sealed class NumbersWithUnitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("5 kg|7 kg|5.5 kg")]
    [InlineData("5kg|7kg|7kg")]
    [InlineData("5 kg|500 g|6 kg|700 g")]
    [InlineData("12 %|5%|7.5 %")]
    [InlineData("$5|$12.50|$7")]
    [InlineData("-$5|$-7|US$9")]
    [InlineData("5 €|7 €|1 200 €")]
    [InlineData("EUR 5|EUR 7|EUR 8")]
    [InlineData("1 234.5|2 345|17 001 234")]
    [InlineData("1'234.5|2'345|999")]
    [InlineData("1\u202f234|2\u202f345|17")]
    [InlineData("\u22125|\u22127|3")]
    [InlineData("20 °C|21 °C|19.5°C")]
    [InlineData("85 m2|90 m2|90 m²|70 m²")]
    [InlineData("3|4|5 rooms|5 rooms")]
    [InlineData("19M|201k|3M|5M|7M|8k|9k|10M|11M|12M|13M|14k")]
    public void Such_numbers_are_refused_by_name_and_never_one_input_each(string cells)
    {
        var met = cells.Split('|').First(cell => !Cell.IsNumber(cell, out _));
        Assert.EndsWith($"column \"x\": \"{met}\" is a number with a unit or another mark; write such numbers with only digits and a decimal point, or use --kind \"x=word\" if the column holds words, or --ignore \"x\" to leave it out", Refusal(cells, new() { Targets = ["y"] }), StringComparison.Ordinal);
        Assert.EndsWith("decimal point, or use --kind class if the cells name classes", Refusal(cells, new() { Targets = ["x"] }), StringComparison.Ordinal);
        Assert.Contains($"column \"x\": \"{met}\" is a number with a unit", Assert.Single(Read(cells).Notes), StringComparison.Ordinal);
        Assert.IsType<WordColumn>(Assert.Single(Preparation.Fit(Read(cells), new() { Targets = ["y"], Kinds = ["x=word"] }).Columns));
    }

    [Theory]
    [InlineData("1st|2nd|3rd|1st")]
    [InlineData("1a|1b|2a|2b|1a|1b|2a|2b")]
    [InlineData("TRUE|FALSE|TRUE|FALSE")]
    [InlineData("yes|no|no|yes")]
    [InlineData("10-19|20-29|10-19|20-29")]
    [InlineData("1|2|3+|1|2|3+")]
    [InlineData("A 12|B 13|A 12|B 13")]
    [InlineData("2 Main Street|2 Main Street|3 Main Street")]
    [InlineData("1234 AB|2345 CD|3456 EF|4567 GH")]
    [InlineData("5 kg|heavy|light|heavy")]
    public void Codes_and_words_are_words(string cells) =>
        Assert.Equal(ColumnKind.Words, KindOfX(cells));

    private ColumnKind KindOfX(string cells)
    {
        var table = Read(cells);
        StrangeWords.Refuse(table, 0);
        return table.KindOf(0);
    }

    private string Refusal(string cells, PreparationOptions options) =>
        Assert.Throws<InputException>(() => Preparation.Fit(Read(cells), options)).Message;

    private Table Read(string cells) =>
        Table.Read(_folder.Write("t.csv", "x,y\n" + string.Concat(cells.Split('|').Select((cell, i) => $"{cell},{i * i}.5\n"))));
}
