using ChainRule.Data;
using ChainRule.Workbench.Data.Splits;

namespace ChainRule.Workbench.Data;

/// <summary>Loaded data, under the name that the user gave.</summary>
public abstract record LoadedData(string Name)
{
    /// <summary>What the user should know about how the data were read, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Draws the validation rows; for a table, fits a preparation to the other rows.</summary>
    /// <exception cref="InputException">a cell is wrong or missing, there is nothing to learn, or the options do not suit the data</exception>
    public abstract PreparedData Split(SplitOptions options);
}
