namespace ChainRule.Tensors;

/// <summary>A height (down) and a width (across).</summary>
public readonly record struct Size2d(int Height, int Width)
{
    /// <summary>The same both ways.</summary>
    public static implicit operator Size2d(int size) => new(size, size);

    /// <summary>3x3</summary>
    public override string ToString() => $"{Height}x{Width}";
}
