namespace ChainRule.Fuzz;

/// <summary>Bounds the memory that work holds at once; what it lets go of counts no more.</summary>
internal static class MemoryLimit
{
    private const ulong None = 1UL << 46;

    /// <summary>Does the work, in which memory runs out where it holds more than this many bytes.</summary>
    public static T During<T>(long bytes, Func<T> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Set((ulong)(GC.GetGCMemoryInfo().TotalCommittedBytes + bytes));
        try
        {
            return work();
        }
        finally
        {
            Set(None);
        }
    }

    private static void Set(ulong bytes)
    {
        AppContext.SetData("GCHeapHardLimit", bytes);
        GC.RefreshMemoryLimit();
    }
}
