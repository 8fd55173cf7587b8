using System.Globalization;
using ChainRule.Explanations.Derivations;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Losses;

/// <summary>
/// Letters for values of the forward pass, defined before the loss even if a gradient is the first to use them: p₁, p₂ and p₃, though
/// the loss may read only one of them.
/// </summary>
/// <param name="lossIndex">the index of the loss among the tape's variables</param>
internal sealed class LossLetters(int lossIndex)
{
    private readonly List<Definitions.Definition> _lines = [];

    /// <summary>Keeps a letter of an element's formula if it is one of these; letters that it needs must have come before.</summary>
    public void Offer(Place place, Definitions.Definition line)
    {
        if (place.Variable.Index >= lossIndex && place.Variable.Producer!.Operation.Effect != Effect.Update && line.Formula.Quantities().All(named => IsForward(named.Source)))
            _lines.Add(line);
    }

    /// <summary>Their addresses, sorted by letter and indexes.</summary>
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
