using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Losses;

/// <summary>The quantities that a loss's formula is made of, by name.</summary>
/// <param name="formula">whose</param>
/// <param name="replay">the values</param>
/// <param name="symbols">the names</param>
/// <param name="read">an element by its name</param>
internal sealed class LossTerms(LossFormula formula, Replay replay, SymbolTable symbols, Func<Place, Expression> read) : ILossTerms
{
    /// <inheritdoc/>
    public Traced Output(int index) => Read(formula.Output, index);

    /// <inheritdoc/>
    public Traced Target(int index)
    {
        if (formula.Target.Type != DType.Int64)
            return Read(formula.Target, index);
        var score = new Place(formula.Output, index);
        var (row, column) = Math.DivRem(index, formula.Output.Shape[-1]);
        return new(new Named(symbols.Element(Letter.Target, score), Class(row) == column ? 1 : 0));
    }

    /// <inheritdoc/>
    public int Class(int row) => (int)replay.Value(new(formula.Target, row));

    /// <inheritdoc/>
    public Traced Read(Variable variable, int index) => new(read(new(variable, index)));
}
