using System.Globalization;
using System.Numerics;
using ChainRule.Workbench.Data.Tables.Cells;
using Parquet;
using Parquet.Schema;

namespace ChainRule.Workbench.Data.Tables.Parquet;

/// <summary>Reads a column of a group of rows in a Parquet file, by its type.</summary>
internal static class ParquetColumn
{
    private delegate Task Reading(ParquetRowGroupReader rows, DataField column, CellWriter cells, int place);

    private static readonly Dictionary<Type, Reading> Readings = new()
    {
        [typeof(ReadOnlyMemory<char>)] = ReadTextsAsync,
        [typeof(bool)] = OfTexts<bool>(value => value ? "true" : "false"),
        [typeof(DateTime)] = OfTexts<DateTime>(Text),
        [typeof(DateOnly)] = OfTexts<DateOnly>(value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        [typeof(TimeOnly)] = OfTexts<TimeOnly>(value => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        [typeof(TimeSpan)] = OfTexts<TimeSpan>(value => value.ToString("c", CultureInfo.InvariantCulture)),
        [typeof(Guid)] = OfTexts<Guid>(value => value.ToString()),
        [typeof(byte)] = OfNumbers<byte>(),
        [typeof(sbyte)] = OfNumbers<sbyte>(),
        [typeof(short)] = OfNumbers<short>(),
        [typeof(ushort)] = OfNumbers<ushort>(),
        [typeof(int)] = OfNumbers<int>(),
        [typeof(uint)] = OfNumbers<uint>(),
        [typeof(long)] = Of<long>((cells, place, value) => cells.Add(place, value)),
        [typeof(ulong)] = Of<ulong>((cells, place, value) => cells.Add(place, (double)value)),
        [typeof(Half)] = OfNumbers<Half>(),
        [typeof(float)] = OfNumbers<float>(),
        [typeof(double)] = OfNumbers<double>(),
        [typeof(decimal)] = OfNumbers<decimal>(),
    };

    public static bool CanRead(DataField column) => Readings.ContainsKey(column.ClrType);

    /// <summary>Adds the values of a column to the cells at a place.</summary>
    public static Task ReadAsync(ParquetRowGroupReader rows, DataField column, CellWriter cells, int place) =>
        Readings[column.ClrType](rows, column, cells, place);

    private static Reading OfNumbers<T>()
        where T : struct, INumberBase<T> => Of<T>((cells, place, value) => cells.Add(place, double.CreateSaturating(value)));

    private static Reading OfTexts<T>(Func<T, string> text)
        where T : struct => Of<T>((cells, place, value) => cells.Add(place, text(value)));

    private static Reading Of<T>(Action<CellWriter, int, T> add)
        where T : struct => async (rows, column, cells, place) =>
    {
        if (!column.IsNullable)
        {
            var values = new T[rows.RowCount];
            await rows.ReadAsync<T>(column, values.AsMemory());
            foreach (var value in values)
                add(cells, place, value);
            return;
        }

        var some = new T?[rows.RowCount];
        await rows.ReadAsync<T>(column, some.AsMemory());
        foreach (var value in some)
        {
            if (value is { } given)
                add(cells, place, given);
            else
                cells.Add(place, null);
        }
    };

    private static async Task ReadTextsAsync(ParquetRowGroupReader rows, DataField column, CellWriter cells, int place)
    {
        var texts = new string?[rows.RowCount];
        await rows.ReadAsync(column, texts.AsMemory());
        foreach (var text in texts)
            cells.Add(place, text);
    }

    private static string Text(DateTime moment) =>
        moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
