using ChainRule.Tapes;

namespace ChainRule.Explanations;

/// <summary>An element of a variable.</summary>
internal readonly record struct Place(Variable Variable, int Index)
{
    /// <summary>Its index in every dimension, counted from 0.</summary>
    public int[] Indexes
    {
        get
        {
            var shape = Variable.Shape;
            var indexes = new int[shape.Rank];
            var rest = Index;
            for (var i = indexes.Length - 1; i >= 0; i--)
                (rest, indexes[i]) = Math.DivRem(rest, shape[i]);
            return indexes;
        }
    }

    /// <summary>0.weight[1,2]; the name alone for a single number.</summary>
    public override string ToString() =>
        Variable.Shape.Rank == 0 ? Variable.ToString() : $"{Variable}[{string.Join(",", Indexes)}]";
}
