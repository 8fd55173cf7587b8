using System.IO.Compression;
using System.Text;
using ChainRule.Formats;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Writing;

namespace ChainRule.Fuzz.Readers;

/// <summary>Data in a format that tables are written in; what was read is described.</summary>
/// <param name="ending">how the names of files of this format end</param>
internal sealed class FuzzedData(string ending) : IFuzzedReader
{
    private static readonly string[] Words =
        ["<row r='1073741824'>", "<c t='s'><v>99999999</v></c>", "<!DOCTYPE a>", "&#0;", "t=\"d\"", "XFD1048576", "[", "]", "{", "}", "null", "NaN", "-0.0", "1e999", "\"a\":", "\\ud800", "PAR1", "x", "y", "x_train", "'<U9'", "'|S3'", "'|u1'"];

    private readonly byte[][] _files = [.. Tables().Select(table => Written(table, ending))];

    public byte[] Draw(RandomSource random)
    {
        var file = random.Pick(_files);
        return ending == ".xlsx" && !random.OneIn(4) ? InZip(file, random)
            : random.OneIn(2) ? ByteMutations.Overwritten(file, random) : ByteMutations.Some(file, random, Words);
    }

    public void Read(string file)
    {
        using var opened = DataFile.Open(file);
        _ = DataDescription.Of(new DataSource().Read(opened));
    }

    // The zip itself stays right, and one of the files in it changes.
    private static byte[] InZip(byte[] file, RandomSource random)
    {
        using var zip = ZipReader.Open(file, "input");
        var changed = random.Pick(zip.Names.ToArray());
        var mutated = new MemoryStream();
        using (var writer = new ZipArchive(mutated, ZipArchiveMode.Create))
        {
            foreach (var name in zip.Names)
            {
                using var from = zip.Read(name);
                using var content = new MemoryStream();
                from.CopyTo(content);
                using var to = writer.CreateEntry(name).Open();
                to.Write(name == changed ? ByteMutations.Some(content.ToArray(), random, Words) : content.ToArray());
            }
        }

        return mutated.ToArray();
    }

    private static byte[] Written(WrittenTable table, string ending)
    {
        using var stream = new MemoryStream();
        TableFormat.Of(ending).Write(stream, table, ending);
        return stream.ToArray();
    }

    private static IEnumerable<WrittenTable> Tables()
    {
        string[] words = ["red", "007", "", "2024-02-29", "ü \"x\""];
        yield return new([new("x", row => $"{row}", row => row), new("y", row => words[row % words.Length])], 12);
        yield return new([new("size", row => $"{row}", row => row % 3 == 0 ? double.NaN : row / 4.0), new("b.c", row => words[row % 2])], 5);
        yield return new([new("a", row => Encoding.ASCII.GetString([(byte)('a' + row)]))], 2);
    }
}
