namespace ChainRule.Workbench.Data.Published;

/// <summary>The folders of published data sets.</summary>
/// <param name="Searched">where they are looked for, in order</param>
/// <param name="Cache">where downloaded files go; searched last</param>
public sealed record DataFolders(IReadOnlyList<string> Searched, string Cache)
{
    /// <summary>The folder of the option --data, that of the variable CHAINRULE_DATA, and the user's cache.</summary>
    public static DataFolders Of(string? option)
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "chainrule");
        var named = new[] { option, Environment.GetEnvironmentVariable("CHAINRULE_DATA") }.OfType<string>().Where(folder => folder.Length > 0);
        return new([.. named, cache], cache);
    }
}
