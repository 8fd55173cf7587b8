namespace ChainRule.Layers;

/// <summary>How the names of parameters are told in messages.</summary>
public static class ParameterNames
{
    private const int MostTold = 20;

    /// <summary>Their paths with commas between them: of many the first, and how many more there are.</summary>
    public static string List(IEnumerable<Parameter> parameters) => List(parameters.Select(parameter => parameter.Path));

    /// <inheritdoc cref="List(IEnumerable{Parameter})"/>
    public static string List(IEnumerable<string> paths)
    {
        string[] all = [.. paths];
        var told = string.Join(", ", all.Take(MostTold));
        return all.Length <= MostTold ? told : told + FormattableString.Invariant($" and {all.Length - MostTold} more");
    }
}
