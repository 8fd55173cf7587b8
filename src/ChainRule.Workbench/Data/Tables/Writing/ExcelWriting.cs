using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Excel;

namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>Writes a workbook (ECMA-376, .xlsx) with one sheet.</summary>
internal static class ExcelWriting
{
    private const int LongestText = 32767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The first day that a zip can name, so that the same table makes the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Part, string Xml)[] Parts =
    [
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Workbook}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Workbook}.worksheet+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
    ];

    /// <exception cref="InputException">a sheet cannot hold so much</exception>
    public static void Write(Stream stream, WrittenTable table, string file)
    {
        if (table.RowCount >= CellPlace.MostRows || table.Columns.Count > CellPlace.MostColumns)
            throw new InputException(file, null, FormattableString.Invariant($"a sheet has at most {CellPlace.MostRows} rows, one of them the header, and {CellPlace.MostColumns} columns, but there are {table.RowCount} and {table.Columns.Count}"), "choose another format");
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (part, xml) in Parts)
        {
            using var writer = new StreamWriter(Open(zip, part));
            writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml);
        }

        using var sheet = XmlWriter.Create(Open(zip, "xl/worksheets/sheet1.xml"), new() { CloseOutput = true });
        WriteSheet(sheet, table, file);
    }

    private static Stream Open(ZipArchive zip, string part)
    {
        var entry = zip.CreateEntry(part);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }

    private static void WriteSheet(XmlWriter xml, WrittenTable table, string file)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData");
        xml.WriteStartElement("row");
        foreach (var column in table.Columns)
            WriteText(xml, column.Name, file, "the header");
        xml.WriteEndElement();
        for (var row = 0; row < table.RowCount; row++)
        {
            xml.WriteStartElement("row");
            foreach (var column in table.Columns)
                WriteCell(xml, column, row, file);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // Cells without a place are one after the other; one without a value is written as an empty cell.
    private static void WriteCell(XmlWriter xml, WrittenColumn column, int row, string file)
    {
        if (column.IsNumber(row, out var number))
        {
            xml.WriteStartElement("c");
            xml.WriteElementString("v", number.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
        else if (column.IsEmpty(row))
        {
            xml.WriteElementString("c", null);
        }
        else
        {
            WriteText(xml, column.Text(row), file, FormattableString.Invariant($"row {row}"));
        }
    }

    private static void WriteText(XmlWriter xml, string text, string file, string place)
    {
        if (text.Length > LongestText)
            throw new InputException(file, place, FormattableString.Invariant($"a text has {text.Length} characters, and a cell of a sheet at most {LongestText}"), "choose another format");
        xml.WriteStartElement("c");
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(ExcelText.Write(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
