using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>Reads files that are in a zip; their names are compared, never used as paths.</summary>
public static class ZipParts
{
    /// <summary>Whether a zip has a file of this name.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static bool Has(string path, string name) => MappedFile.Read(path, file => new ZippedFiles(file).Contains(name));

    /// <summary>The content of the files of these names; those that the zip lacks are left out.</summary>
    /// <param name="path">the zip</param>
    /// <param name="longest">the most bytes that each of the named files may unpack to</param>
    /// <exception cref="InputException">there is no such zip, it is damaged or says something wrong of itself, or a file is longer</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(string path, IReadOnlyDictionary<string, long> longest) => MappedFile.Read(path, file =>
    {
        var zip = new ZippedFiles(file);
        return longest.Where(part => zip.Contains(part.Key)).ToDictionary(part => part.Key, part => Content(zip, file, part.Key, part.Value));
    });

    private static byte[] Content(ZippedFiles zip, MappedFile file, string name, long longest)
    {
        var length = zip[name].Length;
        if (length > longest)
            throw zip.PlaceOf(name).Refuse(FormattableString.Invariant($"it would unpack to {length} bytes, more than the maximum of {longest} here"));
        using var stream = zip.Open(file, name);
        var content = new byte[length];
        stream.ReadExactly(content);
        return content;
    }
}
