using System.Text;
using ChainRule.Workbench.Data.Tables;

namespace ChainRule.Workbench.Tests.Data.Tables;

/// <summary>Tables written in a test.</summary>
internal static class TextTables
{
    public static Table Read(string text) => Table.Parse(Encoding.UTF8.GetBytes(text), "t.csv");

    /// <summary>A header, and so many rows.</summary>
    public static Table Of(string header, int count, Func<int, FormattableString> row) =>
        Read(header + "\n" + string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant(row(i)) + "\n")));
}
