using System.Globalization;

namespace ChainRule.Fuzz;

/// <summary>How many inputs are tried, and from which seed on: the environment says it.</summary>
internal static class FuzzingSettings
{
    private const int ShortRun = 2000;

    public static int Count { get; } = (int)Number("CHAINRULE_FUZZ_COUNT", ShortRun);

    public static ulong FirstSeed { get; } = Number("CHAINRULE_FUZZ_SEED", 0);

    private static ulong Number(string variable, ulong otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
