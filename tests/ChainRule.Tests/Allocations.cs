namespace ChainRule.Tests;

/// <summary>What the calling thread allocates.</summary>
internal static class Allocations
{
    /// <summary>Bytes that a run allocates.</summary>
    public static long Of(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Asserts that a step allocates nothing once it has run a few times.</summary>
    public static void AssertNone(Action step)
    {
        for (var i = 0; i < 3; i++)
            step();

        // What a step allocates it allocates each time; what the runtime does for itself (its cache of generic virtual
        // methods grows), only now and then.
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => Of(step)).ToArray());
    }
}
