using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>The memory that values may take together: each takes its part before it is computed, and one for which too little is left is refused.</summary>
/// <param name="bytes">the bytes in all</param>
public sealed class MemoryBudget(long bytes)
{
    /// <summary>The bytes in all.</summary>
    public long Bytes => bytes;

    /// <summary>The bytes that are taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Half of the memory that the machine, or the container, lets the program have.</summary>
    public static MemoryBudget OfMachine() => new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>Takes what a tensor needs.</summary>
    /// <exception cref="InsufficientMemoryException">less is left</exception>
    public void Take(TensorType tensor)
    {
        if (tensor.Size > Bytes - Taken)
            throw new InsufficientMemoryException(FormattableString.Invariant($"{tensor} takes {tensor.Size:N0} bytes, but {Bytes - Taken:N0} are left of the {Bytes:N0} that computed values may take"));
        Taken += tensor.Size;
    }

    /// <summary>Gives back what a tensor took.</summary>
    public void GiveBack(TensorType tensor) => Taken -= tensor.Size;

    /// <summary>Gives back all that was taken since so many bytes were.</summary>
    public void ReturnTo(long taken) => Taken = taken;
}
