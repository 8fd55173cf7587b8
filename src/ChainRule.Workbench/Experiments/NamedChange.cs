using System.Globalization;
using ChainRule.Training;

namespace ChainRule.Workbench.Experiments;

/// <summary>A change of pictures that can be named on a command line.</summary>
/// <param name="Usual">its number, if none is given; null if it has no number</param>
/// <param name="Wanted">which numbers it takes</param>
/// <param name="Make">makes it, or refuses the number</param>
/// <param name="Meaning">what it does to a picture</param>
public sealed record NamedChange(string Name, double? Usual, string Wanted, Func<double, PictureChange> Make, string Meaning)
{
    /// <summary>How it is written, with its usual number.</summary>
    public string Form => Usual is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Name}:{number}") : Name;
}
