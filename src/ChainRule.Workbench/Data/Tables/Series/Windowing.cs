using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Series;

/// <summary>How the rows of a time series become samples: a row is predicted from a window of rows before it.</summary>
/// <param name="Length">how many rows a window has</param>
/// <param name="Horizon">how many rows after the window's last the predicted one is</param>
/// <param name="Group">the column whose words tell several series apart; null for one series</param>
public sealed record Windowing(int Length, int Horizon = 1, string? Group = null)
{
    /// <summary>How many rows before a row are needed to predict it.</summary>
    internal int Reach => Length + Horizon - 1;

    /// <summary>The row of a window, counted from 0, as a person says it.</summary>
    internal string Place(int step) => $"{Plural.Of(Reach - step, "row")} before";

    /// <summary>What is wrong with it as read from a file; null if nothing is.</summary>
    internal string? Flaw() => Length < 1 || Horizon < 1 || (long)Length + Horizon > int.MaxValue ? "a window and its horizon must have at least one row each" : null;
}
