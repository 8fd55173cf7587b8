using System.Diagnostics;
using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Fuzz.Readers;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Fuzz;

/// <summary>What came of one input that was given to a reader.</summary>
/// <param name="IsAccepted">whether it was read to the end</param>
/// <param name="Fault">what went wrong, alike for faults of one kind; null where it was read, or refused as it should be</param>
internal sealed record Trial(bool IsAccepted, string? Fault)
{
    private const int LongestMessage = 1500;
    private const long FreeMemory = 64 << 20;

    public static Trial Of(IFuzzedReader reader, string file, long length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var thrown = Thrown(reader, file);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new(thrown is null, (thrown is null ? null : Judged(thrown)) ?? JudgedMemory(reader, file, allocated, FreeMemory + 2 * length));
    }

    private static Exception? Thrown(IFuzzedReader reader, string file)
    {
        try
        {
            reader.Read(file);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private static string? Judged(Exception fault) =>
        fault is not (InputException or ShapeException or ExplanationException or NonFiniteException or DivergedException) ? $"{fault.GetType().Name} {Place(fault)}"
        : fault.Message.Any(char.IsControl) ? "a message of several lines, or with control characters " + Place(fault)
        : fault.Message.Length > LongestMessage ? "a message that is too long " + Place(fault)
        : null;

    private static string Place(Exception fault)
    {
        var frames = new StackTrace(fault).GetFrames().Select(frame => frame.GetMethod()).Where(method => method?.DeclaringType?.FullName?.StartsWith("ChainRule.", StringComparison.Ordinal) == true);
        return "at " + string.Join(" < ", frames.Take(4).Select(method => $"{method!.DeclaringType!.Name}.{method.Name}"));
    }

    // Not all that is allocated is held at once: what allocates much is tried again, within the limit.
    private static string? JudgedMemory(IFuzzedReader reader, string file, long allocated, long limit) =>
        allocated > limit && MemoryLimit.During(limit, () => Thrown(reader, file)) is OutOfMemoryException fault
            ? "more memory is held than 64 MB and twice the file's size " + Place(fault)
            : null;
}
