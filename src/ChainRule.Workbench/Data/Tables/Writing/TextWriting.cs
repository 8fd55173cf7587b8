using System.Text;
using CsvHelper;

namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>Writes text with a separator between the columns.</summary>
internal static class TextWriting
{
    public static void Write(Stream stream, WrittenTable table, char separator)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(writer, table, separator);
    }

    public static void Write(TextWriter writer, WrittenTable table, char separator)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n", Separator = separator }, leaveOpen: true);
        csv.WriteRecord([.. table.Columns.Select(column => column.Name)]);
        for (var row = 0; row < table.RowCount; row++)
            csv.WriteRecord([.. table.Columns.Select(column => column.Text(row))]);
    }
}
