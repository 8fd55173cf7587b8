namespace ChainRule.Layers;

/// <summary>Lists the names of parameters for a message.</summary>
public static class ParameterNames
{
    private const int MostListed = 20;

    /// <summary>The paths, separated by commas; of more than 20, the first 20 and how many more there are.</summary>
    public static string List(IEnumerable<Parameter> parameters) => List(parameters.Select(parameter => parameter.Path));

    /// <inheritdoc cref="List(IEnumerable{Parameter})"/>
    public static string List(IEnumerable<string> paths)
    {
        string[] all = [.. paths];
        var listed = string.Join(", ", all.Take(MostListed));
        return all.Length <= MostListed ? listed : listed + FormattableString.Invariant($" and {all.Length - MostListed} more");
    }
}
