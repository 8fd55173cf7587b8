using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Workbench.TensorBoard.Messages;
using Google.Protobuf;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>
/// A file of records, each an event with its time. A record is written by one call and stands open only that long, so whatever ends the process leaves
/// a file that can be read up to its last whole record.
/// </summary>
internal sealed class EventFile
{
    // TensorBoard looks for "tfevents" in the name.
    private const string Name = "events.out.tfevents.chainrule";
    private const string Version = "brain.Event:2";

    private readonly string _path;
    private readonly TimeProvider _clock;

    private EventFile(string path, TimeProvider clock) => (_path, _clock) = (path, clock);

    /// <summary>Begins the file of a folder, which is made if there is none; null if there is such a file already.</summary>
    /// <exception cref="IOException">it cannot be written</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public static EventFile? TryBegin(string folder, TimeProvider clock)
    {
        var file = new EventFile(Path.Combine(Directory.CreateDirectory(folder).FullName, Name), clock);
        try
        {
            File.OpenHandle(file._path, FileMode.CreateNew, FileAccess.Write).Dispose();
        }
        catch (IOException) when (File.Exists(file._path))
        {
            return null;
        }

        try
        {
            file.Write(FileMode.Open, new() { FileVersion = Version });
            return file;
        }
        catch
        {
            // On a full disk a name can be made, but nothing be written under it.
            File.Delete(file._path);
            throw;
        }
    }

    /// <exception cref="IOException">they cannot be written; the message says why</exception>
    public void Write(long step, params IEnumerable<SummaryValue> values) =>
        Append(new() { Step = step, Summary = new() { Values = { values } } });

    /// <exception cref="IOException">it cannot be written; the message says why</exception>
    public void Write(Graph graph) => Append(new() { Graph = graph.ToByteString() });

    private void Append(Event @event)
    {
        try
        {
            Write(FileMode.Open, @event);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{_path} cannot be written: {SystemFault.Reason(fault)}", fault);
        }
    }

    private void Write(FileMode mode, Event @event)
    {
        @event.WallTime = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        using var file = File.OpenHandle(_path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, Record(@event), RandomAccess.GetLength(file));
    }

    // The length (8 bytes, the lowest first), its checksum (4), the message, its checksum (4).
    private static byte[] Record(Event @event)
    {
        const int Head = 12;
        var size = @event.CalculateSize();
        var record = new byte[Head + size + 4];
        var message = record.AsSpan(Head, size);
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)size);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedCrc32C.Of(record.AsSpan(0, 8)));
        @event.WriteTo(message);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(Head + size), MaskedCrc32C.Of(message));
        return record;
    }
}
