using System.Globalization;
using System.Text;
using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables;

namespace ChainRule.Workbench.Tests.Data.Tables.Cells;

/// <summary>A table in a file is the same as in memory.</summary>
public sealed class TableCellsTests : IDisposable
{
    private const int Rows = 40_000;

    private static readonly string[] Spellings = ["1.50", "-0.25", "12", "007", "1e3", "+4", "0.1234567890123456", "", "NA", "-12.5", "0.00001"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_places_and_kinds_are_the_same()
    {
        var (memory, file) = (Read(MemoryLimit.Default), Read(new(100_000)));
        Assert.Equal((false, true), (memory.IsInFile, file.IsInFile));
        Assert.Equal(["the cells are more than --memory allows and lie in a temporary file", .. memory.Notes], file.Notes);
        for (var column = 0; column < memory.Columns.Count; column++)
        {
            Assert.Equal(memory.KindOf(column), file.KindOf(column));
            for (var row = 0; row < Rows; row += 7)
            {
                Assert.Equal(memory[row, column], file[row, column]);
                Assert.Equal(memory.IsMissing(row, column), file.IsMissing(row, column));
                Assert.Equal(memory.NumberOrNaN(row, column), file.NumberOrNaN(row, column));
            }
        }

        Assert.Equal(memory.Fault(39_999, 0, "no").Message, file.Fault(39_999, 0, "no").Message);
        Assert.EndsWith("line 40003, column \"size\": no", file.Fault(39_999, 0, "no").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_are_as_they_are_written()
    {
        var table = Read(new(100_000));
        for (var row = 0; row < 50; row++)
            Assert.Equal(Spelling(row), table[row, 0]);
    }

    [Fact]
    public void Samples_are_the_same_bits()
    {
        var (memory, file) = (Prepared(MemoryLimit.Default), Prepared(new(100_000)));
        Assert.IsType<Dataset>(memory.Train);
        Assert.IsNotType<Dataset>(file.Train);
        foreach (var (a, b) in new[] { (memory.Train, file.Train), (memory.Validation!, file.Validation!) })
        {
            var (left, right) = (a.ToDataset(), b.ToDataset());
            Assert.Equal(left.Inputs.Bytes, right.Inputs.Bytes);
            Assert.Equal(left.Targets.Bytes, right.Targets.Bytes);
        }
    }

    [Theory]
    [InlineData("1,2\n\u00F6,3\n", "line 2: the byte F6 is not UTF-8; use --encoding latin-1 if the file is Latin-1 or Windows-1252, or save it as UTF-8")]
    [InlineData("1,2\n3,\0\n", "line 2: it contains a 00 byte, so it is not text; " + DataFormats.Remedy)]
    public void What_is_not_text_is_refused_at_its_line(string text, string message)
    {
        var path = _folder.Write("t.csv", Encoding.Latin1.GetBytes(text));
        Assert.EndsWith(message, Assert.Throws<InputException>(() => Table.Read(path, new() { Memory = new(1) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_of_many_bytes_may_lie_between_two_parts()
    {
        for (var before = 0; before < 8; before++)
        {
            var text = $"{new string('x', 65_536 - before)},b\n€😀,2\n";
            Assert.Equal("€😀", Table.Read(_folder.Write("t.csv", Encoding.UTF8.GetBytes(text)), new(Header: true) { Memory = new(1) })[0, 0]);
        }
    }

    private static string Spelling(int row) => Spellings[row % Spellings.Length];

    private static string Text()
    {
        // A quoted cell of two lines, and an empty line, so that rows and lines differ.
        var text = new StringBuilder("size,word,number,kind\n\n");
        for (var row = 0; row < Rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"{Spelling(row)},{(row == 3 ? "\"a\nb\"" : "abc"[row % 3])},{row * 0.37 % 5:R},{(row % 5 < 2 ? "x" : "y")}\n");
        return text.ToString();
    }

    private Table Read(MemoryLimit memory) => Table.Read(_folder.Write("t.csv", Text()), new() { Memory = memory });

    private DataSets Prepared(MemoryLimit memory) =>
        new TableData("t.csv", Read(memory)).Split(new() { Preparation = new(Workbench.Data.Tables.Preparations.MissingPolicy.Mean) }).Sets;
}
