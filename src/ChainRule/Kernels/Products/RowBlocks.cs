namespace ChainRule.Kernels.Products;

/// <summary>Rows cut into blocks of about the same size, whole tiles except for the last.</summary>
/// <param name="rows">how many rows there are</param>
/// <param name="most">the most rows in a block: some tiles</param>
internal readonly struct RowBlocks(int rows, int most)
{
    /// <summary>Rows of a tile: the highest, or two half as high.</summary>
    public const int Tile = 8;

    public int Count => (rows + most - 1) / most;

    /// <summary>How many rows a block has, except for the last.</summary>
    public int Rows => (rows + Count * Tile - 1) / (Count * Tile) * Tile;

    /// <summary>The first row of a block, or the end of the last.</summary>
    public int Start(int block) => Math.Min(rows, block * Rows);
}
