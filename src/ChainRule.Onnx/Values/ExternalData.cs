using System.Globalization;
using ChainRule.Data;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Values;

/// <summary>Elements that lie in a file beside the model's: in the model's folder or below it, and reached through no link.</summary>
internal static class ExternalData
{
    /// <summary>The bytes of a tensor of so many.</summary>
    /// <exception cref="InputException">the place is outside the model's folder, or the file is shorter</exception>
    public static byte[] Read(TensorProto proto, long length, string modelFile)
    {
        var place = TensorReader.Place(proto);
        var location = Entry(proto, "location") ?? throw Refuse("its external data has no location");
        var (offset, given) = (Number("offset") ?? 0, Number("length"));
        if (given is not null && given != length)
            throw Refuse(FormattableString.Invariant($"its external data is given as {given} bytes, but its shape needs {length}"));
        if (length > Array.MaxLength)
            throw Refuse(FormattableString.Invariant($"it takes {length} bytes, more than a tensor can"));
        var path = InputFile.Read(modelFile, () => Within(location)) ?? throw Refuse($"its external data lies at {location}, which is not a plain place within the model's folder, or is the model itself", "put the data beside the model, without links");
        if (!File.Exists(path))
            throw Refuse($"there is no file {location}, in which its external data lies", "put the data beside the model");
        return InputFile.Read(path, () =>
        {
            // Before it is opened: a pipe, whose length is 0, would wait for a writer.
            var present = new FileInfo(path).Length;
            if (offset > present - length)
                throw Refuse(FormattableString.Invariant($"bytes {offset} to {(Int128)offset + length} of {location} are wanted, but the file has {present}"));
            if (length == 0)
                return [];
            using var file = File.OpenRead(path);
            var bytes = new byte[length];
            file.Position = offset;
            file.ReadExactly(bytes);
            return bytes;
        });

        long? Number(string key) => Entry(proto, key) is not { } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Refuse($"the {key} of its external data is {text}, not a whole number from 0 on");

        InputException Refuse(string problem, string? remedy = null) => new(modelFile, place, problem, remedy);

        string? Within(string relative)
        {
            var parts = relative.Split('/', '\\');
            if (Path.IsPathRooted(relative) || relative.Contains('\0', StringComparison.Ordinal) || parts.Any(part => part is "" or "." or ".." || part.Contains(':', StringComparison.Ordinal)))
                return null;
            var path = Path.GetDirectoryName(Path.GetFullPath(modelFile))!;
            foreach (var part in parts)
            {
                path = Path.Combine(path, part);
                if (new FileInfo(path).LinkTarget is not null)
                    return null;
            }

            return path == Path.GetFullPath(modelFile) || path == File.ResolveLinkTarget(modelFile, returnFinalTarget: true)?.FullName ? null : path;
        }
    }

    private static string? Entry(TensorProto proto, string key) => proto.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value;
}
