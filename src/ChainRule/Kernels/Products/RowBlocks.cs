namespace ChainRule.Kernels.Products;

/// <summary>Rows cut into blocks of about the same size, whole tiles but for the last.</summary>
/// <param name="rows">how many rows there are</param>
/// <param name="most">at most so many make a block: some tiles</param>
/// <param name="tile">how many make a tile</param>
internal readonly struct RowBlocks(int rows, int most, int tile)
{
    public int Count => (rows + most - 1) / most;

    /// <summary>How many rows a block has, but for the last.</summary>
    public int Rows => (rows + Count * tile - 1) / (Count * tile) * tile;

    /// <summary>The first row of a block, or behind the last.</summary>
    public int Start(int block) => Math.Min(rows, block * Rows);
}
