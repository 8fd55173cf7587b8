using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>Reads files that are in a zip; their names are compared, never used as paths.</summary>
public static class ZipParts
{
    /// <summary>Whether a zip has a file of this name.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static bool Has(string path, string name) => InputFile.Read(path, () =>
    {
        using var file = new MappedFile(path);
        return new Zip(file).Length(name) is not null;
    });

    /// <summary>The content of the files of these names; those that the zip lacks are left out.</summary>
    /// <param name="path">the zip</param>
    /// <param name="longest">the most bytes that each of the named files may unpack to</param>
    /// <exception cref="InputException">there is no such zip, it is damaged or says something wrong of itself, or a file is longer</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(string path, IReadOnlyDictionary<string, long> longest) => InputFile.Read(path, () =>
    {
        using var file = new MappedFile(path);
        var zip = new Zip(file);
        return longest.Where(part => zip.Length(part.Key) is not null).ToDictionary(part => part.Key, part => Content(zip, part.Key, part.Value));
    });

    private static byte[] Content(Zip zip, string name, long longest)
    {
        var length = zip.Length(name)!.Value;
        if (length > longest)
            throw zip.PlaceOf(name).Refuse(FormattableString.Invariant($"it would unpack to {length} bytes, more than the maximum of {longest} here"));
        using var stream = zip.Open(name);
        var content = new byte[length];
        stream.ReadExactly(content);
        return content;
    }
}
