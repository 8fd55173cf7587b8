namespace ChainRule.Kernels.Products;

/// <summary>Rows cut into blocks of about the same size, whole tiles but for the last.</summary>
/// <param name="rows">how many rows there are</param>
/// <param name="most">at most so many make a block: some tiles</param>
internal readonly struct RowBlocks(int rows, int most)
{
    /// <summary>Rows of a tile: of the highest, or of two half as high.</summary>
    public const int Tile = 8;

    public int Count => (rows + most - 1) / most;

    /// <summary>How many rows a block has, but for the last.</summary>
    public int Rows => (rows + Count * Tile - 1) / (Count * Tile) * Tile;

    /// <summary>The first row of a block, or behind the last.</summary>
    public int Start(int block) => Math.Min(rows, block * Rows);
}
