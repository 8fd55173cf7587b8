using ChainRule.Formats;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Tables.Excel;

// Not by ExcelDataReader 3.6 or MiniExcel 1.46, which were tried: of a sheet of 2 KB whose only row has the number 2^30 both went on past 20 s, a text of 300 MB
// in a zip of 0.3 MB took them 1.3 and 2.5 GB, and a text that the workbook does not have became an empty cell.

/// <summary>Reads a sheet of an Excel workbook (.xlsx): numbers, texts, truth values, dates by their format, and the stored values of formulas.</summary>
internal static class ExcelTable
{
    /// <exception cref="ChainRule.Data.InputException">the file is damaged, there is no such sheet, or it holds no table</exception>
    public static Table Read(DataFile file, TableOptions options)
    {
        using var zip = file.SeekablePath is { } path ? ZipReader.Open(path) : ZipReader.Open(file.ReadAll(), file.Name);
        var workbook = new Workbook(zip, file.Name);
        var (name, part) = workbook.Sheet(options.Sheet);
        using var textPart = workbook.Open("sharedStrings");
        using var stylePart = workbook.Open("styles");
        using var sheet = workbook.OpenSheet(part);
        string[] notes = workbook.SheetCount > 1 && options.Sheet is null ? [$"sheet \"{name}\" is read, the first of {workbook.SheetCount}; use --sheet to name another"] : [];
        return new SheetReader(sheet, file.Name, new(textPart), new(stylePart), workbook.CountsFrom1904, options).Read(notes);
    }
}
