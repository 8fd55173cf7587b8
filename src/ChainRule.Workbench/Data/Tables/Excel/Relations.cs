using System.Xml;
using ChainRule.Formats;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>Which parts a part of a workbook names, by identifier and type.</summary>
internal sealed class Relations
{
    private readonly List<(string Id, string Type, string Part)> _all = [];

    /// <summary>Those of a part; of the whole file, if the name is empty.</summary>
    public static Relations Of(ZipReader zip, string part, string file)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = new Relations();
        using var xml = new XmlPart(zip, $"{folder}_rels/{part[folder.Length..]}.rels", file);
        foreach (var _ in xml.Elements("Relationship"))
        {
            var target = xml.Xml.GetAttribute("Target") ?? "";
            relations._all.Add((xml.Xml.GetAttribute("Id") ?? "", xml.Xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
        }

        return relations;
    }

    /// <summary>The first part whose type ends with this word.</summary>
    public string? Find(string type) => _all.Find(relation => IsOf(relation.Type, type)).Part;

    /// <summary>The part of the sheet that the reader stands at, if it holds cells: others hold a chart.</summary>
    public string? Sheet(XmlReader sheet)
    {
        var id = "";
        for (var found = sheet.MoveToFirstAttribute(); found; found = sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.Prefix.Length > 0)
                id = sheet.Value;
        }

        sheet.MoveToElement();
        return _all.Find(relation => relation.Id == id && IsOf(relation.Type, "worksheet")).Part;
    }

    private static bool IsOf(string type, string word) => type.EndsWith("/" + word, StringComparison.Ordinal);
}
