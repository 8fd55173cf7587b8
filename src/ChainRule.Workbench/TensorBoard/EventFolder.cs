using System.Globalization;
using ChainRule.Data;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>
/// The events of one training, in a folder of its own: <c>run-1</c>, <c>run-2</c>, … TensorBoard draws what happens in training and on the validation data as two
/// runs with the same tags, so that their curves share a chart.
/// </summary>
internal sealed class EventFolder
{
    private readonly TimeProvider _clock;

    private EventFolder(string path, EventFile train, TimeProvider clock) => (Path, Train, _clock) = (path, train, clock);

    public string Path { get; }

    public EventFile Train { get; }

    /// <summary>Begun when it is first asked for.</summary>
    public EventFile Validation => field ??= EventFile.TryBegin(System.IO.Path.Combine(Path, "validation"), _clock)
        ?? throw new IOException($"Another training writes to {Path}.");

    /// <summary>Makes the next folder that no other training writes to.</summary>
    /// <exception cref="InputException">no events can be written there</exception>
    public static EventFolder Create(string folder, TimeProvider clock)
    {
        if (File.Exists(folder))
            throw new InputException(folder, null, "this is a file", "name a folder for TensorBoard's events");
        try
        {
            for (var number = 1; ; number++)
            {
                var path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"run-{number}"));
                if (EventFile.TryBegin(System.IO.Path.Combine(path, "train"), clock) is { } train)
                    return new(path, train, clock);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, null, $"no events can be written there: {SystemFault.Reason(fault)}", "name another folder", fault);
        }
    }
}
