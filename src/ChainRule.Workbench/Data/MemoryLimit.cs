namespace ChainRule.Workbench.Data;

/// <summary>How much memory data may take.</summary>
public static class MemoryLimit
{
    /// <summary>Half of what the machine, or the container, has.</summary>
    public static long Default { get; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
}
