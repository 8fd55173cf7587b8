using System.Text;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>Reads what torch.save writes since PyTorch 1.6: a zip of a pickle, data.pkl, and the elements that it refers to, data/0, data/1 …</summary>
internal static class TorchFile
{
    private const string Pickle = "/data.pkl";
    private const int MaximumPickleLength = 32 << 20;

    public static bool IsStart(ReadOnlySpan<byte> start) => start.StartsWith("PK\x3\x4"u8);

    /// <summary>Whether data.pkl is the first file in the zip, as torch.save has it.</summary>
    public static bool IsFirst(ReadOnlySpan<byte> start) =>
        IsStart(start) && start.Length > 30 && start[30..].IndexOf("/data.pkl"u8) is >= 0 and var place && place + Pickle.Length == start[26];

    public static WeightsFile Open(MappedFile file)
    {
        var zip = new ZippedFiles(file);
        if (zip.Names.Where(name => name.EndsWith(Pickle, StringComparison.Ordinal)).ToArray() is not [var pickle])
            throw new InputException(file.Path, null, "this is a zip, but not one that torch.save wrote: it does not hold exactly one data.pkl");
        var folder = pickle[..^Pickle.Length];
        var place = zip.PlaceOf(pickle);
        var isBigEndian = IsBigEndian(zip, file, $"{folder}/byteorder");
        var rules = new TorchRules(place);
        var content = new Unpickler(new(Bytes(zip, file, pickle, MaximumPickleLength), place), rules).Read();
        var (tensors, entry) = StateDict.Find(content, place);
        foreach (var storage in tensors.Select(tensor => tensor.Value.Storage).Distinct())
        {
            var name = $"{folder}/data/{storage.Key}";
            if (!zip.Contains(name) || zip[name].Length < (double)storage.Count * storage.Type.Size())
                throw zip.PlaceOf(name).Refuse(FormattableString.Invariant($"it does not hold the {storage.Count} elements that the pickle refers to"));
        }

        var described = StateDict.Describe(tensors, file, (again, tensor, at) =>
            StateDict.Read(again, tensor, zip.StartOf(again, $"{folder}/data/{tensor.Storage.Key}"), at, isBigEndian));
        return new(file.Path, "PyTorch", described) { Entry = entry };
    }

    // Files from before PyTorch 2.1 do not say it.
    private static bool IsBigEndian(ZippedFiles zip, MappedFile file, string name)
    {
        var order = zip.Contains(name) ? Encoding.ASCII.GetString(Bytes(zip, file, name, maximum: 16)) : "little";
        return order is "little" or "big" ? order == "big" : throw zip.PlaceOf(name).Refuse($"the byte order is \"{order}\"", "it must be little or big");
    }

    private static byte[] Bytes(ZippedFiles zip, MappedFile file, string name, int maximum)
    {
        if (zip[name].Length > maximum)
            throw zip.PlaceOf(name).Refuse(FormattableString.Invariant($"it has {zip[name].Length} bytes, more than the maximum of {maximum}"));
        using var stream = zip.Open(file, name);
        var bytes = new byte[zip[name].Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
