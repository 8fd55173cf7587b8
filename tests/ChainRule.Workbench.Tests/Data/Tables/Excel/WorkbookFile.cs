using System.IO.Compression;

namespace ChainRule.Workbench.Tests.Data.Tables.Excel;

/// <summary>Workbooks made by hand.</summary>
internal static class WorkbookFile
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook with these rows in its sheet.</summary>
    /// <param name="rows">what is in sheetData</param>
    /// <param name="after">what follows that</param>
    /// <param name="texts">the shared texts, as XML</param>
    /// <param name="styles">the formats of the styles</param>
    /// <param name="properties">the properties of the workbook</param>
    public static byte[] Of(string rows, string after = "", string texts = "", string[]? styles = null, string properties = "")
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Add("[Content_Types].xml", "<Types/>");
            Add("_rels/.rels", $"<Relationships><Relationship Id='r' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns:r='{Office}'><workbookPr {properties}/><sheets><sheet name='Chart' r:id='c'/><sheet name='Data' r:id='a'/><sheet name='More' r:id='b'/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships><Relationship Id='c' Type='{Office}/chartsheet' Target='c.xml'/><Relationship Id='a' Type='{Office}/worksheet' Target='/xl/a.xml'/><Relationship Id='b' Type='{Office}/worksheet' Target='b.xml'/><Relationship Id='t' Type='{Office}/sharedStrings' Target='t.xml'/><Relationship Id='s' Type='{Office}/styles' Target='s.xml'/></Relationships>");
            Add("xl/a.xml", $"<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>");
            Add("xl/b.xml", "<worksheet><sheetData><row r='1'><c t='str'><v>x</v></c><c t='str'><v>y</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>");
            Add("xl/t.xml", $"<sst count='9'>{texts}</sst>");
            Add("xl/s.xml", $"<styleSheet><numFmts>{string.Concat((styles ?? []).Select((format, i) => $"<numFmt numFmtId='{164 + i}' formatCode='{format}'/>"))}</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>{string.Concat((styles ?? []).Select((_, i) => $"<xf numFmtId='{164 + i}'/>"))}</cellXfs></styleSheet>");

            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }
        }

        return file.ToArray();
    }
}
