using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>What a workbook (ECMA-376, .xlsx) says about its sheets.</summary>
internal sealed class Workbook
{
    private readonly ZipReader _zip;
    private readonly string _file;
    private readonly Relations _relations;
    private readonly List<(string Name, string Part)> _sheets = [];

    public Workbook(ZipReader zip, string file)
    {
        (_zip, _file) = (zip, file);
        var root = Relations.Of(zip, "", file).Find("officeDocument") is { } part && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? part
            : throw new InputException(file, null, "this is an Office file, but not an Excel workbook (.xlsx)", DataFormats.Remedy);
        _relations = Relations.Of(zip, root, file);
        using var xml = new XmlPart(zip, root, file);
        foreach (var element in xml.Elements("workbookPr", "sheet"))
        {
            if (element == "workbookPr")
                CountsFrom1904 = xml.Xml.GetAttribute("date1904") is "1" or "true";
            else if (_relations.Sheet(xml.Xml) is { } sheet)
                _sheets.Add((xml.Xml.GetAttribute("name") ?? "", sheet));
        }

        if (_sheets.Count == 0)
            throw new InputException(file, null, "the workbook has no sheet with cells", "it must hold rows of data");
    }

    /// <summary>Whether days are counted from 1904, as by old programs of the Macintosh.</summary>
    public bool CountsFrom1904 { get; }

    public int SheetCount => _sheets.Count;

    /// <summary>The sheet of this name, or of this number from 1; the first if null.</summary>
    public (string Name, string Part) Sheet(string? wanted)
    {
        var place = wanted is null ? 0 : _sheets.FindIndex(sheet => sheet.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (place < 0 && int.TryParse(wanted, out var number) && number >= 1 && number <= _sheets.Count)
            place = number - 1;
        return place >= 0 ? _sheets[place]
            : throw new InputException(_file, null, $"there is no sheet \"{wanted}\"", $"the sheets are {Listing.Words(_sheets.Select(sheet => sheet.Name))}");
    }

    /// <summary>A part of the workbook by the end of its type's name; null if it has none.</summary>
    public XmlPart? Open(string type) => _relations.Find(type) is { } part ? new XmlPart(_zip, part, _file) : null;

    public XmlPart OpenSheet(string part) => new(_zip, part, _file);
}
