using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Losses;

/// <summary>The named quantities in a loss's formula.</summary>
internal sealed class LossTerms(LossFormula formula, Replay replay, SymbolTable symbols, Func<Place, Expression> read) : ILossTerms
{
    public Traced Output(int index) => Read(formula.Output, index);

    public Traced Target(int index)
    {
        if (formula.Target.Type != DType.Int64)
            return Read(formula.Target, index);
        var score = new Place(formula.Output, index);
        var (row, column) = Math.DivRem(index, formula.Output.Shape[-1]);
        return new(new Named(symbols.Element(Letter.Target, score), Class(row) == column ? 1 : 0));
    }

    public int Class(int row) => (int)replay.Value(new(formula.Target, row));

    public Traced Read(Variable variable, int index) => new(read(new(variable, index)));
}
