using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.TensorBoard;
using ChainRule.Workbench.TensorBoard.Messages;

namespace ChainRule.Workbench.Tests.TensorBoard;

public sealed class EventFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_begins_with_its_version_and_has_an_event_a_record()
    {
        var events = EventFolder.Create(_folder.File("board"), new FixedClock());
        events.Train.Write(3, Summaries.Scalar("loss", 0.5), Summaries.Scalar("accuracy", 0.25));
        var records = EventRecords.Read(Path.Combine(events.Path, "train"));
        Assert.Equal("brain.Event:2", records[0].Text(3));
        Assert.All(records, record => Assert.Equal(1764345600.5, record.One<double>(1)));
        Assert.Equal(3UL, records[1].One<ulong>(2));
        var values = records[1].Message(5).Messages(1);
        Assert.Equal([("loss", 0.5F), ("accuracy", 0.25F)], values.Select(value => (value.Text(1), value.One<float>(2))));
        Assert.Equal(2, records.Length);
    }

    [Fact]
    public void What_is_cut_off_anywhere_is_read_up_to_its_last_whole_record()
    {
        var events = EventFolder.Create(_folder.File("board"), TimeProvider.System);
        var ends = new List<int>();
        for (var step = 0; step < 3; step++)
        {
            ends.Add(Bytes().Length);
            events.Train.Write(step, Summaries.Scalar("loss", step));
        }

        var whole = Bytes();
        for (var length = 0; length < whole.Length; length++)
            Assert.Equal(ends.Count(end => end <= length), EventRecords.Read(whole.AsSpan(0, length)).Length);

        byte[] Bytes() => File.ReadAllBytes(EventRecords.File(Path.Combine(events.Path, "train")));
    }

    [Fact]
    public void Each_training_has_a_folder_of_its_own()
    {
        var (first, second) = (EventFolder.Create(_folder.File("board"), TimeProvider.System), EventFolder.Create(_folder.File("board"), TimeProvider.System));
        second.Train.Write(1, Summaries.Scalar("loss", 2));
        first.Train.Write(1, Summaries.Scalar("loss", 1));
        first.Validation.Write(1, Summaries.Scalar("loss", 3));
        Assert.Equal([_folder.File("board/run-1"), _folder.File("board/run-2")], Directory.GetDirectories(_folder.File("board")).Order());
        Assert.Equal(1F, Assert.Single(EventRecords.Values(_folder.File("board/run-1/train"))).Value.One<float>(2));
        Assert.Equal(3F, Assert.Single(EventRecords.Values(_folder.File("board/run-1/validation"))).Value.One<float>(2));
        Assert.Equal(2F, Assert.Single(EventRecords.Values(_folder.File("board/run-2/train"))).Value.One<float>(2));
        Assert.Equal(["train"], Directory.GetDirectories(_folder.File("board/run-2")).Select(Path.GetFileName));
    }

    [Fact]
    public void Trainings_that_begin_at_once_have_different_folders()
    {
        var paths = new string[20];
        Parallel.For(0, paths.Length, i => paths[i] = EventFolder.Create(_folder.File("board"), TimeProvider.System).Path);
        Assert.Equal(paths.Length, paths.Distinct().Count());
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        var file = _folder.Write("board", "");
        Assert.Equal($"{file}: this is a file; name a folder for TensorBoard's events", Assert.Throws<InputException>(() => new TensorBoardCallback(file)).Message);
    }

    [Fact]
    public void A_folder_inside_a_file_is_refused()
    {
        var folder = Path.Combine(_folder.Write("file", ""), "board");
        Assert.StartsWith($"{folder}: no events can be written there: ", Assert.Throws<InputException>(() => new TensorBoardCallback(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_no_longer_be_written_is_named()
    {
        var events = EventFolder.Create(_folder.File("board"), TimeProvider.System);
        var file = EventRecords.File(Path.Combine(events.Path, "train"));
        Directory.Delete(events.Path, recursive: true);
        Assert.Equal($"{file} cannot be written: there is no such file or folder", Assert.Throws<IOException>(() => events.Train.Write(1, Summaries.Scalar("loss", 1))).Message);
    }

    [Fact]
    public void The_makers_reader_reads_the_same()
    {
        var events = EventFolder.Create(_folder.File("board"), new FixedClock());
        events.Train.Write(7, Summaries.Scalar("loss", 0.5));
        var bytes = File.ReadAllBytes(EventRecords.File(Path.Combine(events.Path, "train")));
        var first = 12 + bytes[0] + 4;
        var second = Event.Parser.ParseFrom(bytes, first + 12, bytes[first]);
        Assert.Equal((7L, "loss", 0.5F), (second.Step, second.Summary.Values[0].Tag, second.Summary.Values[0].Scalar));
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 28, 16, 0, 0, 500, TimeSpan.Zero);
    }
}
