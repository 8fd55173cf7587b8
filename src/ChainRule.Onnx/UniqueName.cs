namespace ChainRule.Onnx;

/// <summary>Names that nothing else has.</summary>
internal static class UniqueName
{
    /// <summary>The name, or else the first of name_1, name_2, … that is free.</summary>
    public static string Of(string name, Func<string, bool> isFree) =>
        Enumerable.Range(0, int.MaxValue).Select(i => i == 0 ? name : FormattableString.Invariant($"{name}_{i}")).First(isFree);
}
