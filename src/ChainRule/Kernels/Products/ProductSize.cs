namespace ChainRule.Kernels.Products;

/// <summary>A product of matrices (rows, depth) and (depth, columns).</summary>
internal readonly record struct ProductSize(int Rows, int Columns, int Depth);
