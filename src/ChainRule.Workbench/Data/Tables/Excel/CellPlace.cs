namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>Names of columns and cells: A, Z, AA; B7.</summary>
internal static class CellPlace
{
    public const int MostRows = 1 << 20;
    public const int MostColumns = 1 << 14;

    private const int Letters = 26;

    /// <summary>The column of a cell, from 0; −1 if that is not the name of one.</summary>
    public static int ColumnOf(string cell)
    {
        var column = 0;
        foreach (var letter in cell)
        {
            if (char.IsAsciiDigit(letter))
                break;
            if (!char.IsAsciiLetterUpper(letter) || column > MostColumns)
                return -1;
            column = Letters * column + letter - 'A' + 1;
        }

        return column <= MostColumns ? column - 1 : -1;
    }

    /// <summary>The letters of a column, from 0.</summary>
    public static string LettersOf(int column) =>
        (column >= Letters ? LettersOf(column / Letters - 1) : "") + (char)('A' + column % Letters);
}
