using System.Buffers.Binary;
using Parquet.Meta;

namespace ChainRule.Workbench.Data.Tables.Parquet;

/// <summary>Checks what a Parquet file says about itself before it is believed, so that no few bytes ask for much memory or time.</summary>
internal static class ParquetCheck
{
    private const int FooterEnd = 8;
    private const int ShortHeader = 1 << 12;
    private const int LongestHeader = 1 << 24;

    // A page may be so many times as long as in the file, beyond a first part.
    private const long FreeLength = 32 << 20;
    private const int MostGrowth = 100;

    /// <summary>Checks the description at the end of the file.</summary>
    /// <exception cref="Exception">it is wrong</exception>
    public static void Footer(Stream file)
    {
        var end = Read(file, file.Length - FooterEnd, FooterEnd);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(end);
        if (length > file.Length - FooterEnd)
            throw new EndOfStreamException();
        new ThriftWalk(Read(file, file.Length - FooterEnd - length, (int)length)).Structure(ParquetLayout.File);
    }

    /// <summary>Checks the pages of a column in a group of rows.</summary>
    /// <exception cref="Exception">they are wrong</exception>
    public static void Pages(Stream file, ColumnMetaData column, long rows)
    {
        var place = column.DictionaryPageOffset is > 0 and var words && words < column.DataPageOffset ? words : column.DataPageOffset;
        var end = place + column.TotalCompressedSize;
        if (place < 0 || end < place || end > file.Length || column.NumValues != rows)
            throw new InvalidDataException("The column is not where it should be, or has not as many values as there are rows.");
        for (var left = rows; left > 0;)
        {
            var (header, numbers) = Header(file, place, end);
            var (unpacked, packed) = (numbers[(ParquetLayout.Page, 2)], numbers[(ParquetLayout.Page, 3)]);
            if (packed < 0 || unpacked < 0 || packed > end - place - header || unpacked > FreeLength + MostGrowth * packed)
                throw new InvalidDataException("A page has a wrong length.");
            var values = numbers.GetValueOrDefault(("Data", 1)) + numbers.GetValueOrDefault(("Data2", 1));
            if (values < 0 || values > left || numbers.GetValueOrDefault(("Words", 1)) is < 0 or > int.MaxValue || numbers.GetValueOrDefault(("Words", 1)) > FreeLength + MostGrowth * packed)
                throw new InvalidDataException("A page has a wrong number of values.");
            left -= values;
            place += header + packed;
        }
    }

    // The header of a page is short, but for the statistics in it.
    private static (int Length, Dictionary<(string, long), long> Numbers) Header(Stream file, long place, long end)
    {
        for (var length = ShortHeader; ; length *= 64)
        {
            var walk = new ThriftWalk(Read(file, place, (int)Math.Min(length, end - place)));
            try
            {
                walk.Structure(ParquetLayout.Page);
                return (walk.Place, walk.Numbers);
            }
            catch (EndOfStreamException) when (length < Math.Min(end - place, LongestHeader))
            {
                // It is longer: more of it is read.
            }
        }
    }

    private static byte[] Read(Stream file, long place, int length)
    {
        var bytes = new byte[length];
        file.Position = place;
        file.ReadExactly(bytes);
        return bytes;
    }
}
