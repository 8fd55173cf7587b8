namespace ChainRule.Keras.Hdf5;

/// <summary>Reads the text of an attribute.</summary>
internal static class Hdf5Attribute
{
    private const int ElsewhereLength = 16;

    /// <summary>The text if the attribute has this name, and is text; else null.</summary>
    public static IReadOnlyList<string>? Read(byte[] message, string name, Hdf5File file, string path)
    {
        var bytes = new Hdf5Bytes(message, file.Name);
        var version = bytes.Byte();
        bytes.Skip(1);
        var (nameLength, typeLength, spaceLength) = (bytes.Int16(), bytes.Int16(), bytes.Int16());
        bytes.Skip(version == 3 ? 1 : 0);
        var padding = version == 1 ? 8 : 1;
        if (Hdf5Bytes.Text(bytes.Padded(nameLength, padding)) != name)
            return null;
        var type = Hdf5Datatype.Read(bytes.Padded(typeLength, padding), file.Name);
        var count = Hdf5Dataspace.Sizes(bytes.Padded(spaceLength, padding), file.Name)?.Aggregate(1L, (product, size) => product * size) ?? 0;
        return type.Kind switch
        {
            Hdf5Kind.Text => Fixed(bytes.Take(count * type.Size), type.Size, count),
            Hdf5Kind.TextElsewhere => Elsewhere(bytes.Take(count * ElsewhereLength), count, file, $"{path}, attribute {name}"),
            _ => null,
        };
    }

    private static string[] Fixed(ReadOnlySpan<byte> bytes, int size, long count)
    {
        var texts = new string[size == 0 ? 0 : count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Hdf5Bytes.Text(bytes.Slice(i * size, size));
        return texts;
    }

    private static string[] Elsewhere(ReadOnlySpan<byte> places, long count, Hdf5File file, string place)
    {
        var (heap, texts) = (new Hdf5Heap(file, place), new string[count]);
        var bytes = new Hdf5Bytes(places, file.Name);
        for (var i = 0; i < texts.Length; i++)
        {
            var length = bytes.Int32();
            texts[i] = heap.Text(bytes.Int64(), bytes.Int32(), length);
        }

        return texts;
    }
}
