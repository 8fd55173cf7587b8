using ChainRule.Expressions;

namespace ChainRule.Cli;

/// <summary>The language that the user's locale asks for. Only words follow it: numbers are the same everywhere.</summary>
internal static class Locale
{
    // In order of precedence.
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static Language Language { get; } =
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } locale
        && locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            ? Language.Chinese
            : Language.English;

    /// <summary>The language that an option names, or else the locale's.</summary>
    public static Language Of(string? option) => option switch
    {
        "en" => Language.English,
        "zh" => Language.Chinese,
        _ => Language,
    };
}
