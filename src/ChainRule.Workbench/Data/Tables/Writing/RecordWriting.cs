using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>Writes JSON lines: an object for each row, with null where there is no value.</summary>
internal static class RecordWriting
{
    public static void Write(Stream stream, WrittenTable table)
    {
        using var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (var row = 0; row < table.RowCount; row++)
        {
            json.WriteStartObject();
            foreach (var column in table.Columns)
                Write(json, column, row);
            json.WriteEndObject();
            json.Flush();
            stream.Write("\n"u8);
            json.Reset();
        }
    }

    private static void Write(Utf8JsonWriter json, WrittenColumn column, int row)
    {
        if (column.IsEmpty(row))
            json.WriteNull(column.Name);
        else if (column.IsNumber(row, out var number))
            json.WriteNumber(column.Name, number);
        else
            json.WriteString(column.Name, column.Text(row));
    }
}
