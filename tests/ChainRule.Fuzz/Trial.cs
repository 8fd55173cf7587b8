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
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        return new(thrown is null, (thrown is null ? null : Judged(thrown)) ?? (taken > FreeMemory + 2 * length ? "more than 64 MB are allocated" + (thrown is null ? "" : " before it is refused " + Place(thrown)) : null));
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
}
