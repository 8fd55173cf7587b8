using System.Globalization;
using ChainRule.Explanations.Derivations;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Losses;

/// <summary>
/// The letters that stand for values of the forward pass and are defined before the loss, though a gradient were the first to use them:
/// p₁, p₂ and p₃, whichever of them the loss reads.
/// </summary>
/// <param name="lossIndex">which variable of the tape is the loss</param>
internal sealed class LossLetters(int lossIndex)
{
    private readonly List<Definitions.Definition> _lines = [];

    /// <summary>Keeps a letter where it is one of those; it comes after the letters that it needs.</summary>
    /// <param name="place">whose formula it is part of</param>
    /// <param name="line">the letter</param>
    public void Offer(Place place, Definitions.Definition line)
    {
        if (place.Variable.Index >= lossIndex && place.Variable.Producer!.Operation.Effect != Effect.Update && line.Formula.Quantities().All(named => IsForward(named.Source)))
            _lines.Add(line);
    }

    /// <summary>Their addresses, letter by letter and by their indexes.</summary>
    public IEnumerable<string> Addresses()
    {
        var letters = _lines.Select(line => line.Quantity.Letter).Distinct().ToList();
        return _lines
            .OrderBy(line => letters.IndexOf(line.Quantity.Letter))
            .ThenBy(line => string.Concat(line.Quantity.Indexes.Select(index => index.ToString("D9", CultureInfo.InvariantCulture))), StringComparer.Ordinal)
            .Select(line => line.Address);
    }

    private bool IsForward(object? source) => source switch
    {
        Place place => place.Variable.Index < lossIndex,
        string letter => _lines.Exists(line => line.Address == letter),
        _ => true,
    };
}
