using ChainRule.Layers;

namespace ChainRule.Workbench.Networks;

/// <summary>How the names of parameters are told.</summary>
internal static class ParameterNames
{
    private const int MostTold = 20;

    public static string List(IEnumerable<Parameter> parameters) => List(parameters.Select(parameter => parameter.Path));

    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        var told = string.Join(", ", all.Take(MostTold));
        return all.Length <= MostTold ? told : told + FormattableString.Invariant($" and {all.Length - MostTold} more");
    }
}
