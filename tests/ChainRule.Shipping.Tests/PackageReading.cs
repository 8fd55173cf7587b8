using System.IO.Compression;
using System.Xml.Linq;

namespace ChainRule.Shipping.Tests;

/// <summary>Reads what a package says of itself.</summary>
internal static class PackageReading
{
    public static XElement About(this ZipArchive package)
    {
        using var stream = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    public static string Id(this ZipArchive package) => package.About().Value("id");

    public static string Value(this XElement about, string name) => about.Elements().Single(element => element.Name.LocalName == name).Value;
}
