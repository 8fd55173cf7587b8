using ChainRule.Formats;

namespace ChainRule.Tests.Formats;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_replaces_an_earlier_one()
    {
        var path = _folder.Write("a", [1, 2, 3]);
        WholeFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_folder_is_refused_in_words()
    {
        foreach (var path in (string[])["/", _folder.Path])
            Assert.Equal($"{path} is a folder: no file can be written in its place.", Assert.Throws<IOException>(() => WholeFile.Write(path, _ => { })).Message);
    }

    [Fact]
    public void An_empty_file_is_replaced_as_any_other()
    {
        var path = _folder.Write("a", "");
        using var file = new WholeFile(path);
        file.Stream.WriteByte(9);
        file.Stream.Flush();
        Assert.Equal([], File.ReadAllBytes(path));
        file.Complete();
        Assert.Equal([9], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_write_that_fails_leaves_everything_as_it_was()
    {
        var path = _folder.Write("a", [1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            throw new InvalidOperationException();
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void What_a_killed_writer_of_the_same_file_left_is_taken_away_and_what_another_writes_stays()
    {
        foreach (var name in (string[])[".a.x1.partial", ".b.x1.partial", "a.partial"])
            _folder.Write(name, "half");
        using var other = new WholeFile(_folder.File("a"));
        using (var file = new WholeFile(_folder.File("a")))
            file.Complete();
        Assert.False(File.Exists(_folder.File(".a.x1.partial")));
        Assert.Equal("half", File.ReadAllText(_folder.File(".b.x1.partial")));
        Assert.Equal("half", File.ReadAllText(_folder.File("a.partial")));
        other.Stream.WriteByte(9);
        other.Complete();
        Assert.Equal([9], File.ReadAllBytes(_folder.File("a")));
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_system_allows()
    {
        var path = _folder.File(new string('n', 255));
        WholeFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(path));
    }
}
