namespace ChainRule.Data;

/// <summary>Data sets that the program makes itself, from a seed: no file, no network.</summary>
public static class BuiltIn
{
    private static readonly (string Name, Func<ulong, DataSets> Create)[] All =
    [
        ("digits", Digits.Create),
        ("xor", _ => Xor.Create()),
        ("circles", PlanarPoints.Circles.Draw),
        ("moons", PlanarPoints.Moons.Draw),
        ("spirals", PlanarPoints.Spirals.Draw),
    ];

    /// <summary>The names of the data sets.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(set => set.Name)];

    /// <summary>
    /// Makes a data set; the same seed makes the same bits on any number of threads. Targets are class indexes. Inputs are (rows, 1, 28, 28) from
    /// 0 to 1 for digits and (rows, 2) for the others. xor has only its four points, so they are its test set too.
    /// </summary>
    /// <exception cref="InputException">no data set has this name</exception>
    public static DataSets Create(string name, ulong seed) =>
        Array.Find(All, set => set.Name == name).Create?.Invoke(seed)
            ?? throw new InputException(name, null, "this is not a built-in data set", "the built-in ones are " + string.Join(", ", Names));
}
