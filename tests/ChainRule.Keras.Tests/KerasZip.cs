using System.IO.Compression;
using System.Text;
using ChainRule.Tests;

namespace ChainRule.Keras.Tests;

/// <summary>Makes .keras files that are not as Keras writes them.</summary>
internal static class KerasZip
{
    /// <summary>A file of Keras 3 with another text in its configuration.</summary>
    public static string Changed(TemporaryFolder folder, string name, string part, string changed)
    {
        using var zip = ZipFile.OpenRead(KerasFixture.File($"{name}.keras"));
        var config = Encoding.UTF8.GetString(Content("config.json"));
        Assert.Contains(part, config, StringComparison.Ordinal);
        return Of(folder, ("config.json", Encoding.UTF8.GetBytes(config.Replace(part, changed, StringComparison.Ordinal))), ("model.weights.h5", Content("model.weights.h5")));

        byte[] Content(string entry)
        {
            using var content = new MemoryStream();
            using var stream = zip.GetEntry(entry)!.Open();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }

    /// <summary>A zip of these files.</summary>
    public static string Of(TemporaryFolder folder, params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return folder.Write("model.keras", file.ToArray());
    }
}
