namespace ChainRule.Tests;

/// <summary>The folder of real data sets beside the checkout; a test that needs it is skipped where it is missing.</summary>
internal static class SharedData
{
    public static string Path(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = System.IO.Path.Combine([folder.FullName, "shared", "data"]);
            if (Directory.Exists(data))
                return System.IO.Path.Combine([data, .. parts]);
        }

        Assert.Skip("There is no folder shared/data beside the checkout.");
        return "";
    }
}
