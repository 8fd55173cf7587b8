using System.Globalization;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>The texts that cells of a workbook name by their number.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> _texts = [];

    public SharedTexts(XmlPart? xml)
    {
        foreach (var _ in xml?.Elements("si") ?? [])
            _texts.Add(ExcelText.Read(xml!.ReadText(out bool _)));
    }

    public int Count => _texts.Count;

    /// <summary>The text of a number; null if there is none.</summary>
    public string? Find(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < _texts.Count ? _texts[place] : null;
}
