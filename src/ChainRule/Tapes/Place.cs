namespace ChainRule.Tapes;

/// <summary>An element of a variable, with its index in row-major order.</summary>
public readonly record struct Place(Variable Variable, int Index)
{
    /// <summary>Its index in every dimension, counted from 0.</summary>
    public int[] Indexes => Variable.Shape.IndexesOf(Index);

    /// <summary>0.weight[1,2]; only the name for a single number.</summary>
    public override string ToString() =>
        Variable.Shape.Rank == 0 ? Variable.ToString() : $"{Variable}[{string.Join(",", Indexes)}]";
}
