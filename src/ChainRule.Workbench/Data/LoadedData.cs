using ChainRule.Data;
using ChainRule.Workbench.Data.Splits;

namespace ChainRule.Workbench.Data;

/// <summary>The data that a name or a path stood for.</summary>
/// <param name="Name">what the user gave</param>
public abstract record LoadedData(string Name)
{
    /// <summary>Draws the validation rows, and fits a preparation to the others where there is one to fit.</summary>
    /// <exception cref="InputException">a cell is wrong or missing, there is nothing to learn, or the options do not fit the data</exception>
    public abstract PreparedData Split(SplitOptions options);
}
