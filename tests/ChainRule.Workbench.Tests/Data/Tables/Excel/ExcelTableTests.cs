using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Tests.Data.Tables.Excel;

public sealed class ExcelTableTests : IDisposable
{
    private const string Header = "<row r='2'><c r='A2' t='str'><v>a</v></c><c r='C2' t='inlineStr'><is><t>b</t></is></c></row>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cells_of_every_type_are_read()
    {
        var rows = Header
            + "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='C3'><v>1.5</v></c></row>"
            + "<row r='4'><c r='A4' t='b'><v>1</v></c><c r='C4'><f>1/0</f><v>-2E-3</v></c></row>"
            + "<row r='6'><c r='A6' t='e'><v>#N/A</v></c><c r='B6'/><c r='C6'><v>3</v></c></row>";
        var table = await TableOf(WorkbookFile.Of(rows, texts: "<si><t>no</t></si><si><r><t>r</t></r><r><t xml:space='preserve'>ed _x0041_</t></r><rPh><t>hint</t></rPh></si>"));
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(["red A", "true", "#N/A"], Column(table, 0));
        Assert.Equal(["1.5", "-0.002", "3"], Column(table, 1));
        Assert.True(table.IsMissing(2, 0));
        Assert.Equal(
            ["sheet \"Data\" is read, the first of 2; use --sheet to name another", "1 empty row between the others is left out", "1 empty column between the others is left out"],
            table.LeftOut);
        Assert.EndsWith(", row 6, column \"b\": no", table.Fault(2, 1, "no").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_of_another_program_is_read()
    {
        var file = Path.Combine(Fixtures.Networks, "..", "tables", "openpyxl.xlsx");
        var table = Assert.IsType<TableData>(await new DataSource().LoadAsync(file)).Table;
        Assert.Equal(["code", "when", "at", "size", "fresh", "colour", "count"], table.Columns);
        Assert.Equal(["003", "2024-01-04", "03:30:00", "4.5", "true", "blue", "#N/A"], table.Columns.Select((_, column) => table[3, column]));
        Assert.Equal("2024-01-02 06:00:00", table[1, 1]);
        Assert.Equal((20, 17), (table.RowCount, table.RowsWith(3).Count()));
        var second = Assert.IsType<TableData>(await new DataSource { Table = new() { Sheet = "second" } }.LoadAsync(file)).Table;
        Assert.Equal((4, 3), (second.RowCount, second.LeftOut.Count));
    }

    [Theory]
    [InlineData("yyyy-mm-dd", 45351, "2024-02-29")]
    [InlineData("d.m.yy h:mm", 45351.75, "2024-02-29 18:00:00")]
    [InlineData("[Red]mmm \\d\\a\\y", 59, "1900-02-28")]
    [InlineData("hh:mm", 0.75, "18:00:00")]
    [InlineData("h:mm:ss.000", 1.5, "1900-01-01 12:00:00")]
    [InlineData("[h]:mm", 1.5, "1.5")]
    [InlineData("0.00 &quot;days&quot;", 12, "12")]
    [InlineData("General", 12, "12")]
    [InlineData("yyyy", -1, "-1")]
    [InlineData("yyyy", 3000000, "3000000")]
    public async Task A_number_is_a_date_by_its_format(string format, double number, string text)
    {
        var value = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var table = await TableOf(WorkbookFile.Of($"{Header}<row r='3'><c r='A3' s='2'><v>{value}</v></c><c r='C3'><v>1</v></c></row>", styles: [format]));
        Assert.Equal(text, table[0, 0]);
    }

    [Fact]
    public async Task Days_may_be_counted_from_1904()
    {
        var table = await TableOf(WorkbookFile.Of($"{Header}<row r='3'><c r='A3' s='1'><v>0</v></c><c r='C3'><v>1</v></c></row>", properties: "date1904='1'"));
        Assert.Equal("1904-01-01", table[0, 0]);
    }

    [Theory]
    [InlineData("More", "x")]
    [InlineData("more", "x")]
    [InlineData("2", "x")]
    [InlineData("1", "a")]
    public async Task A_sheet_is_named_or_numbered(string sheet, string column) =>
        Assert.Equal(column, (await TableOf(WorkbookFile.Of($"{Header}<row r='3'><c r='A3'><v>1</v></c><c r='C3'><v>1</v></c></row>"), new() { Sheet = sheet })).Columns[0]);

    [Theory]
    [InlineData("<row r='1073741824'><c><v>1</v></c></row>", "row 1073741824: a sheet has at most 1048576 rows; save it again in a spreadsheet program")]
    [InlineData("<row r='5'><c r='A5'><v>1</v></c></row><row r='4'/>", "\"xl/a.xml\" in the zip: row \"4\" follows row 5; save it again in a spreadsheet program")]
    [InlineData("<row r='5'><c r='B5'><v>1</v></c><c r='A5'><v>1</v></c></row>", "\"xl/a.xml\" in the zip: the cell \"A5\" is not in its place in row 5; save it again in a spreadsheet program")]
    [InlineData("<row r='5'><c r='A5' t='s'><v>7</v></c></row>", "row 5, column A: it holds text 7, but the workbook has 0 texts; save it again in a spreadsheet program")]
    [InlineData("<row r='5'><c r='AB5'><v>one</v></c></row>", "row 5, column AB: the number \"one\" is not one; save it again in a spreadsheet program")]
    [InlineData("<row r='5'></c>", "\"xl/a.xml\" in the zip: it is not XML of a workbook: a fault is in line 1, column 128; save it again in a spreadsheet program")]
    public async Task What_is_wrong_is_refused_with_its_place(string rows, string message) =>
        Assert.EndsWith(message, (await Assert.ThrowsAsync<InputException>(() => TableOf(WorkbookFile.Of(Header + rows)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_title_an_empty_sheet_and_an_unknown_sheet_are_refused()
    {
        var title = WorkbookFile.Of("<row r='1'><c r='A1' t='str'><v>Sales</v></c></row>" + Header + "<row r='3'><c r='A3'><v>1</v></c><c r='C3'><v>1</v></c></row>");
        Assert.EndsWith(", row 1: the row has 1 cell with a value, where row 2 has 2; if row 1 is a title or a comment, remove it", await Refusal(title), StringComparison.Ordinal);
        Assert.EndsWith(": there is no row of data in the file; it must hold rows of data", await Refusal(WorkbookFile.Of("")), StringComparison.Ordinal);
        Assert.EndsWith(": there is no sheet \"3\"; the sheets are Data, More", await Refusal(title, new() { Sheet = "3" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_file_is_ever_loaded()
    {
        var content = WorkbookFile.Of(Header, texts: "<si/>");
        using (var zip = new System.IO.Compression.ZipArchive(File.Open(_folder.Write("t.xlsx", content), FileMode.Open), System.IO.Compression.ZipArchiveMode.Update))
        {
            zip.GetEntry("xl/a.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/a.xml").Open());
            writer.Write("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='str'><v>&e;</v></c></row></sheetData></worksheet>");
        }

        Assert.Contains("it is not XML of a workbook", (await Assert.ThrowsAsync<InputException>(() => new DataSource().LoadAsync(_folder.File("t.xlsx")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_in_no_encoding_is_refused()
    {
        using (var zip = new System.IO.Compression.ZipArchive(File.Open(_folder.Write("t.xlsx", WorkbookFile.Of(Header)), FileMode.Open), System.IO.Compression.ZipArchiveMode.Update))
        {
            zip.GetEntry("_rels/.rels")!.Delete();
            using var writer = zip.CreateEntry("_rels/.rels").Open();
            writer.Write([0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00]);
        }

        Assert.Contains("\"_rels/.rels\" in the zip: it is not XML of a workbook", (await Assert.ThrowsAsync<InputException>(() => new DataSource().LoadAsync(_folder.File("t.xlsx")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_merged_cells_and_formulas_lack_is_told()
    {
        var rows = Header + "<row r='3'><c r='A3'><v>1</v></c><c r='C3'><v>1</v></c></row><row r='4'><c r='A4'><f>A3+1</f></c><c r='C4'><v>1</v></c></row>";
        var notes = (await TableOf(WorkbookFile.Of(rows, "<mergeCells><mergeCell ref='A9:C9'/><mergeCell ref='A10:C10'/></mergeCells>"))).LeftOut;
        Assert.Equal(["of merged cells only the first has a value: A9:C9 and 1 more", "1 cell has a formula, but no value; open the file in a spreadsheet program and save it"], notes.TakeLast(2));
    }

    private async Task<Table> TableOf(byte[] workbook, TableOptions? options = null) =>
        Assert.IsType<TableData>(await new DataSource { Table = options ?? new() }.LoadAsync(_folder.Write("t.xlsx", workbook))).Table;

    private async Task<string> Refusal(byte[] workbook, TableOptions? options = null) =>
        (await Assert.ThrowsAsync<InputException>(() => TableOf(workbook, options))).Message;

    private static IEnumerable<string> Column(Table table, int column) => Enumerable.Range(0, table.RowCount).Select(row => table[row, column]);
}
