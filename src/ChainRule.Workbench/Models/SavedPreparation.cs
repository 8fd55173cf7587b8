using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Models;

/// <summary>How rows of a table, or pictures, become inputs of a model; neither, if it takes numbers as they are.</summary>
internal sealed record SavedPreparation(Preparation? Table = null, PicturePreparation? Pictures = null)
{
    /// <summary>What a model's file says.</summary>
    /// <exception cref="InputException">it is no preparation</exception>
    public static SavedPreparation Of(Model model, string file) =>
        model.Preparation is not { } json ? new()
        : PicturePreparationJson.Read(json, file) is { } pictures ? new(Pictures: pictures)
        : new(Preparation.FromJson(json, file));
}
