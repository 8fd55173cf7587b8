namespace ChainRule.Workbench.PlainCode;

/// <summary>The methods that written code may call, each a file in Routines; they are written along only where they are called.</summary>
internal static class Routine
{
    public static IReadOnlyList<string> Names { get; } =
        ["Decode", "Conv2d", "Conv2dToInput", "MaxPool2d", "AvgPool2d", "Softmax", "Take", "Erf", "Expm1", "Standardised", "WriteCycle", "WriteHash", "Place", "Missing", "IsAbsent"];

    /// <summary>The methods that these lines call, as more lines.</summary>
    public static IEnumerable<string> CalledBy(IReadOnlyCollection<string> lines) =>
        Names.Where(name => lines.Any(line => line.Contains($"{name}(", StringComparison.Ordinal))).SelectMany(name => Read(name).Prepend(""));

    private static string[] Read(string name)
    {
        using var reader = new StreamReader(typeof(Routine).Assembly.GetManifestResourceStream($"{name}.txt")!);
        return reader.ReadToEnd().TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }
}
